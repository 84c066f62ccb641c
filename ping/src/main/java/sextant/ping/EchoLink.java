package sextant.ping;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.raw.IncomingMessages;
import sextant.raw.IpSocket;
import sextant.raw.IpSocketOptions;
import sextant.raw.IpSocketOptions.Timestamps;
import sextant.raw.OutgoingMessages;
import sextant.raw.SocketError;
import sextant.words.FailureException;

/** One address family of an {@link EchoRun}: its socket, and the way between bytes and hosts. */
final class EchoLink implements AutoCloseable {
  private static final int RECEIVE_SLOTS = 16;
  private static final int MAX_IP_HEADER = 60;
  private static final int ERROR_BYTES = 128;
  private static final int REPLY = 0;
  private static final int REPLY_V6 = 129;

  private final IpSocket socket;
  private final boolean isIpv6;
  private final RttClock clock;
  private final boolean wantsRoute;
  private final EchoPacket packet;
  private final OutgoingMessages outgoing;
  private final IncomingMessages incoming;
  private final IncomingMessages errors;
  private final TransmitTimes transmitTimes = new TransmitTimes();
  private final Map<InetAddress, EchoHost> hosts = new HashMap<>();
  private final Consumer<EchoEvent> sink;
  private @Nullable EchoHost onlyHost;
  private int localMtu;

  EchoLink(boolean isIpv6, EchoOptions options, Consumer<EchoEvent> sink) throws FailureException {
    this.isIpv6 = isIpv6;
    this.sink = sink;
    EchoOptions.Packet wanted = options.packet();
    wantsRoute = wanted.recording() != sextant.raw.Recording.NONE;
    int identifier = (int) (ProcessHandle.current().pid() ^ (System.nanoTime() >>> 10)) & 0xffff;
    socket = IpSocket.openIcmp(socketOptions(isIpv6, identifier, options));
    int messageBytes = EchoPacket.HEADER_BYTES + wanted.dataBytes();
    try {
      packet = new EchoPacket(isIpv6, socket.identifier(), wanted);
    } catch (FailureException badPattern) {
      socket.close();
      throw badPattern;
    }
    clock =
        options.clock() == RttClock.KERNEL && !socket.hasTransmitTimes()
            ? RttClock.RECEIVE
            : options.clock();
    outgoing = OutgoingMessages.separate(isIpv6, 1, messageBytes);
    incoming = new IncomingMessages(RECEIVE_SLOTS, messageBytes + MAX_IP_HEADER);
    errors = new IncomingMessages(RECEIVE_SLOTS, ERROR_BYTES);
  }

  private static IpSocketOptions socketOptions(
      boolean isIpv6, int identifier, EchoOptions options) {
    EchoOptions.Packet wanted = options.packet();
    Timestamps timestamps =
        switch (options.clock()) {
          case KERNEL -> Timestamps.TRANSMIT_AND_RECEIVE;
          case RECEIVE -> Timestamps.RECEIVE;
          case USER -> Timestamps.NONE;
        };
    return IpSocketOptions.of(isIpv6, identifier)
        .withAccess(options.access())
        .withTimestamps(timestamps)
        .withHeader(
            wanted.timeToLive(), wanted.trafficClass(), wanted.fragmentation(), wanted.recording())
        .withSource(wanted.source(), wanted.interfaceName())
        .withBroadcast(wanted.mayBroadcast());
  }

  IpSocket socket() {
    return socket;
  }

  RttClock clock() {
    return clock;
  }

  void add(EchoHost host, InetAddress address) {
    onlyHost = hosts.isEmpty() ? host : null;
    hosts.put(address, host);
  }

  /** Sends the host's next probe, and tells of it or of the refusal. */
  void send(EchoHost host, InetAddress address, long now) {
    long sequence = host.nextSequence();
    long wall = WallClock.nanos();
    byte[] message = packet.request((int) sequence, wall);
    outgoing.set(0, message, message.length);
    outgoing.setDestination(0, address);
    transmitTimes.expect(host, sequence);
    host.onSent(now, wall);
    int result = socket.send(outgoing, 0, 1);
    if (result < 0 && fetchErrors(now)) {
      result = socket.send(outgoing, 0, 1); // that was an error about an earlier probe
    }
    if (result > 0) {
      transmitTimes.accepted();
      sink.accept(new EchoEvent.Sent(host.host(), sequence, wall));
    } else {
      socket.restartTransmitTimes();
      transmitTimes.restart();
      host.onSendFailed(sequence);
      sink.accept(new EchoEvent.SendFailed(host.host(), sequence, wall, -result, localMtu));
    }
  }

  /** Takes everything that waits in the socket, transmit times first: replies need them. */
  void fetch(long now) {
    fetchErrors(now);
    int count;
    do {
      count = socket.receive(incoming);
      for (int i = 0; i < count; i++) {
        onMessage(i, now);
      }
    } while (count == incoming.slotCount());
  }

  private void onMessage(int index, long now) {
    ByteBuffer memory = incoming.bytes();
    int offset = incoming.offset(index);
    int length = incoming.length(index);
    boolean isReply =
        length >= EchoPacket.HEADER_BYTES
            && (memory.get(offset) & 0xff) == (isIpv6 ? REPLY_V6 : REPLY)
            && get16(memory, offset + 4) == socket.identifier();
    InetAddress from = incoming.source(index);
    EchoHost known = isReply ? hosts.get(from) : null;
    EchoHost host = known == null ? onlyHost : known;
    if (!isReply || host == null) {
      return;
    }
    long sequence = host.sequenceOf(get16(memory, offset + 6));
    ReplyCheck flaws = packet.check(memory, offset, length, known == null);
    RecordedRoute route =
        wantsRoute ? RecordedRoute.parse(incoming.ipOptions(index)) : RecordedRoute.NONE;
    long wall = incoming.kernelNanos(index);
    int timeToLive = incoming.timeToLive(index);
    sink.accept(
        host.onReply(sequence, new Arrival(now, wall, from, length, timeToLive, flaws, route)));
  }

  /** Empties the error queue; returns whether a router's or host's error was in it. */
  private boolean fetchErrors(long now) {
    boolean hasIcmpError = false;
    localMtu = 0;
    int count;
    do {
      count = socket.receiveErrors(errors);
      for (int i = 0; i < count; i++) {
        if (errors.errorOrigin(i) == SocketError.TRANSMIT_TIME) {
          transmitTimes.onTime(errors.errorData(i), errors.kernelNanos(i));
        } else {
          hasIcmpError |= onError(i, now);
        }
      }
    } while (count == errors.slotCount());
    return hasIcmpError;
  }

  private boolean onError(int index, long now) {
    SocketError error = errors.error(index);
    InetAddress offender = error.offender();
    if (!error.isIcmp() || offender == null) {
      localMtu = error.origin() == SocketError.LOCAL ? error.info() : localMtu;
      return false;
    }
    EchoHost host = hosts.get(errors.source(index));
    int offset = errors.offset(index);
    ByteBuffer quoted = errors.bytes();
    boolean isOurs =
        host != null
            && errors.length(index) >= EchoPacket.HEADER_BYTES
            && (!socket.isRaw() || get16(quoted, offset + 4) == socket.identifier());
    if (host != null && isOurs) {
      long sequence = host.sequenceOf(get16(quoted, offset + 6));
      if (host.onProblem(sequence, now)) {
        IcmpProblem problem = new IcmpProblem(isIpv6, error.type(), error.code(), error.info());
        sink.accept(
            new EchoEvent.Problem(host.host(), sequence, WallClock.nanos(), offender, problem));
      }
    }
    return true;
  }

  private static int get16(ByteBuffer memory, int at) {
    return (memory.get(at) & 0xff) << 8 | (memory.get(at + 1) & 0xff);
  }

  @Override
  public void close() {
    socket.close();
  }
}
