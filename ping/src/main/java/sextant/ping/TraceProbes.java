package sextant.ping;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import sextant.wire.Bytes;
import sextant.wire.Checksum;
import sextant.wire.Icmp4;
import sextant.wire.IpAddress;
import sextant.wire.Octets;
import sextant.wire.Tcp;
import sextant.wire.TcpFlags;
import sextant.wire.Udp;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * The packets of one trace. All of them look alike to a router that spreads flows over paths
 * (addresses, ports, ICMP checksum: "Paris" traceroute), and each carries its number where an ICMP
 * error that quotes eight bytes still shows it. Numbers are 1 to 65,535.
 */
sealed interface TraceProbes {
  /** Eight bytes every error quotes (RFC 792). */
  int QUOTED = 8;

  /** The bytes of the probe, from the ICMP, UDP or TCP header on. */
  byte[] message(int number);

  /**
   * The number of the probe that these at least eight quoted bytes begin, 0 when it is not ours.
   */
  int quotedNumber(ByteBuffer memory, int at);

  /** The number of the probe that this packet of the destination answers, 0 when it is none. */
  int answeredNumber(ByteBuffer memory, int at, int length);

  /** The probes of that method to that target. */
  static TraceProbes of(TraceOptions options, Target target, int identifier)
      throws FailureException {
    if (options.method() == TraceOptions.Method.ICMP) {
      return new Echoes(target.isIpv6(), identifier);
    }
    int sourcePort = 0x8000 | (identifier & 0x7fff);
    IpAddress from = IpAddress.of(sourceFor(target.address()).getAddress());
    IpAddress to = IpAddress.of(target.address().getAddress());
    return options.method() == TraceOptions.Method.UDP
        ? new Datagrams(from, to, sourcePort, options.port())
        : new Handshakes(from, to, sourcePort, options.port());
  }

  /** The address this machine sends from to reach another. */
  private static InetAddress sourceFor(InetAddress target) throws FailureException {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.connect(new InetSocketAddress(target, TraceOptions.UDP_PORT));
      return ((InetSocketAddress) channel.getLocalAddress()).getAddress();
    } catch (IOException unreachable) {
      throw Failure.wrap(unreachable, target.getHostAddress());
    }
  }

  private static int get16(ByteBuffer memory, int at) {
    return (memory.get(at) & 0xff) << 8 | (memory.get(at + 1) & 0xff);
  }

  /** Echo requests: the number is the sequence, and the data outweigh it in the checksum. */
  record Echoes(boolean isIpv6, int identifier) implements TraceProbes {
    private static final int DATA_BYTES = 32;

    @Override
    public byte[] message(int number) {
      byte[] data = new byte[DATA_BYTES];
      Octets.put16(data, 0, ~number);
      byte[] message = new byte[QUOTED + DATA_BYTES];
      Octets.put16(message, 0, (isIpv6 ? 128 : Icmp4.ECHO_REQUEST) << 8);
      Octets.put16(message, 4, identifier);
      Octets.put16(message, 6, number);
      System.arraycopy(data, 0, message, QUOTED, DATA_BYTES);
      if (!isIpv6) {
        Octets.put16(message, 2, Checksum.of(message, 0, message.length));
      }
      return message;
    }

    @Override
    public int quotedNumber(ByteBuffer memory, int at) {
      int type = memory.get(at) & 0xff;
      boolean isOurs = type == (isIpv6 ? 128 : 8) && get16(memory, at + 4) == identifier;
      return isOurs ? get16(memory, at + 6) : 0;
    }

    @Override
    public int answeredNumber(ByteBuffer memory, int at, int length) {
      int type = length < QUOTED ? -1 : memory.get(at) & 0xff;
      boolean isOurs = type == (isIpv6 ? 129 : 0) && get16(memory, at + 4) == identifier;
      return isOurs ? get16(memory, at + 6) : 0;
    }
  }

  /** UDP: the number is the checksum, and the data make it right. */
  record Datagrams(IpAddress from, IpAddress to, int sourcePort, int port) implements TraceProbes {
    private static final int DATA_BYTES = 32;

    @Override
    public byte[] message(int number) {
      byte[] data = new byte[DATA_BYTES];
      byte[] message = new byte[QUOTED + DATA_BYTES];
      new Udp(sourcePort, port, Bytes.copyOf(data)).writeTo(message, 0, from, to);
      int plain = Octets.u16(message, 6);
      // One's-complement: the data word that turns the checksum of zero data into the number.
      int word = Checksum.fold((long) plain + (~number & 0xffff));
      Octets.put16(message, QUOTED, word);
      Octets.put16(message, 6, number);
      return message;
    }

    @Override
    public int quotedNumber(ByteBuffer memory, int at) {
      boolean isOurs = get16(memory, at) == sourcePort && get16(memory, at + 2) == port;
      return isOurs ? get16(memory, at + 6) : 0;
    }

    @Override
    public int answeredNumber(ByteBuffer memory, int at, int length) {
      return 0; // a closed port answers with an ICMP error, an open one perhaps not at all
    }
  }

  /** TCP SYN: the number is the upper half of the sequence number. */
  record Handshakes(IpAddress from, IpAddress to, int sourcePort, int port) implements TraceProbes {
    private static final int WINDOW = 64_240;

    @Override
    public byte[] message(int number) {
      Tcp syn =
          new Tcp(
              sourcePort,
              port,
              (long) number << 16,
              0,
              TcpFlags.SYN,
              WINDOW,
              0,
              Bytes.EMPTY,
              Bytes.EMPTY);
      byte[] message = new byte[syn.length()];
      syn.writeTo(message, 0, from, to);
      return message;
    }

    @Override
    public int quotedNumber(ByteBuffer memory, int at) {
      boolean isOurs = get16(memory, at) == sourcePort && get16(memory, at + 2) == port;
      return isOurs ? get16(memory, at + 4) : 0;
    }

    @Override
    public int answeredNumber(ByteBuffer memory, int at, int length) {
      boolean isOurs =
          length >= 20 && get16(memory, at) == port && get16(memory, at + 2) == sourcePort;
      boolean isAnswer = isOurs && (memory.get(at + 13) & (TcpFlags.SYN | TcpFlags.RST)) != 0;
      return isAnswer ? get16(memory, at + 8) : 0; // acknowledges the number plus one
    }
  }
}
