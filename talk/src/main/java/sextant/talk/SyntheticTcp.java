package sextant.talk;

import java.io.IOException;
import java.util.List;
import sextant.wire.Bytes;
import sextant.wire.IpProtocol;
import sextant.wire.Tcp;
import sextant.wire.TcpFlags;
import sextant.wire.TcpOption;

/** The TCP that would have carried a conversation: handshake, segments, acknowledgments, close. */
final class SyntheticTcp {
  private static final int WINDOW = 65_535;
  private static final int WINDOW_SHIFT = 14; // the largest (RFC 7323, 2.3): never full
  private static final long SEQUENCE_MASK = 0xffff_ffffL;

  private final SyntheticPackets packets;
  private long sequenceHere = 0x1000_0000L; // any number will do, readers count from it
  private long sequenceThere = 0x2000_0000L;

  SyntheticTcp(SyntheticPackets packets) {
    this.packets = packets;
  }

  /** The three packets that open a connection (RFC 9293, 3.5). */
  void open(boolean fromHere) throws IOException {
    Bytes options =
        TcpOption.join(
            List.of(
                new TcpOption.MaximumSegmentSize(packets.longestTcpPayload()),
                new TcpOption.NoOperation(),
                new TcpOption.WindowScale(WINDOW_SHIFT)));
    write(fromHere, TcpFlags.SYN, options, Bytes.EMPTY);
    write(!fromHere, TcpFlags.SYN | TcpFlags.ACK, options, Bytes.EMPTY);
    acknowledge(fromHere);
  }

  /** One message in as many segments as it needs, and its acknowledgment. */
  void send(boolean fromHere, Bytes message) throws IOException {
    int longest = packets.longestTcpPayload();
    for (int at = 0; at < message.length(); at += longest) {
      int end = Math.min(message.length(), at + longest);
      int push = end == message.length() ? TcpFlags.PSH : 0;
      write(fromHere, TcpFlags.ACK | push, Bytes.EMPTY, message.slice(at, end));
      acknowledge(!fromHere);
    }
  }

  /** One end closes, then the other (RFC 9293, 3.6). */
  void close(boolean firstHere) throws IOException {
    write(firstHere, TcpFlags.FIN | TcpFlags.ACK, Bytes.EMPTY, Bytes.EMPTY);
    write(!firstHere, TcpFlags.FIN | TcpFlags.ACK, Bytes.EMPTY, Bytes.EMPTY);
    acknowledge(firstHere);
  }

  /** One end drops the connection (RFC 9293, 3.10.7). */
  void reset(boolean fromHere) throws IOException {
    write(fromHere, TcpFlags.RST | TcpFlags.ACK, Bytes.EMPTY, Bytes.EMPTY);
  }

  private void acknowledge(boolean fromHere) throws IOException {
    write(fromHere, TcpFlags.ACK, Bytes.EMPTY, Bytes.EMPTY);
  }

  private void write(boolean fromHere, int flags, Bytes options, Bytes payload) throws IOException {
    boolean acknowledges = (flags & TcpFlags.ACK) != 0;
    long other = fromHere ? sequenceThere : sequenceHere;
    Tcp segment =
        new Tcp(
            packets.end(fromHere).port(),
            packets.end(!fromHere).port(),
            fromHere ? sequenceHere : sequenceThere,
            acknowledges ? other : 0,
            flags,
            WINDOW,
            0,
            options,
            payload);
    packets.write(fromHere, IpProtocol.TCP, segment);
    int phantom = (flags & (TcpFlags.SYN | TcpFlags.FIN)) != 0 ? 1 : 0; // they count as one byte
    advance(fromHere, payload.length() + phantom);
  }

  private void advance(boolean isHere, int count) {
    if (isHere) {
      sequenceHere = (sequenceHere + count) & SEQUENCE_MASK;
    } else {
      sequenceThere = (sequenceThere + count) & SEQUENCE_MASK;
    }
  }
}
