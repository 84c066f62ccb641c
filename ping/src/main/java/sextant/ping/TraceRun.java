package sextant.ping;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.raw.IncomingMessages;
import sextant.raw.IpSocket;
import sextant.raw.IpSocketOptions;
import sextant.raw.OutgoingMessages;
import sextant.raw.SocketError;
import sextant.raw.SocketWaiter;
import sextant.words.FailureException;

/**
 * Finds the routers on the way to a host: probes all distances at once, round after round. {@link
 * #run} blocks its thread; {@link #stop} and {@link #hops} may be called from any thread.
 */
public final class TraceRun implements AutoCloseable {
  private static final int SLOTS = 32;
  private static final int MESSAGE_BYTES = 256;

  private final Target target;
  private final TraceOptions options;
  private final IpSocket socket;
  private final SocketWaiter waiter;
  private final TraceProbes probes;
  private final TracePath path;
  private final TraceTable table = new TraceTable();
  private final OutgoingMessages outgoing;
  private final IncomingMessages incoming = new IncomingMessages(SLOTS, MESSAGE_BYTES);
  private final IncomingMessages errors = new IncomingMessages(SLOTS, MESSAGE_BYTES);
  private final List<Integer> waiting = new ArrayList<>();
  private Consumer<TraceEvent> listener = event -> {};
  private int round;
  private volatile boolean isStopped;

  /**
   * Opens the sockets; throws {@code RAW_SOCKET_DENIED} or, for UDP and TCP, {@code
   * RAW_PACKETS_DENIED}.
   */
  public static TraceRun open(Target target, TraceOptions options) throws FailureException {
    int identifier = (int) (ProcessHandle.current().pid() ^ (System.nanoTime() >>> 10)) & 0xffff;
    IpSocketOptions wanted =
        IpSocketOptions.of(target.isIpv6(), identifier)
            .withAccess(options.access())
            .withHeader(
                0,
                options.trafficClass(),
                IpSocketOptions.Fragmentation.ALLOW,
                sextant.raw.Recording.NONE);
    IpSocket socket =
        switch (options.method()) {
          case ICMP -> IpSocket.openIcmp(wanted);
          case UDP -> IpSocket.openRaw(IpSocket.UDP, wanted);
          case TCP -> IpSocket.openRaw(IpSocket.TCP, wanted);
        };
    try {
      return new TraceRun(target, options, socket, identifier);
    } catch (FailureException failed) {
      socket.close();
      throw failed;
    }
  }

  private TraceRun(Target target, TraceOptions options, IpSocket socket, int identifier)
      throws FailureException {
    this.target = target;
    this.options = options;
    this.socket = socket;
    boolean isEcho = options.method() == TraceOptions.Method.ICMP;
    probes = TraceProbes.of(options, target, isEcho ? socket.identifier() : identifier);
    path = new TracePath(options.maxHops());
    outgoing = OutgoingMessages.separate(target.isIpv6(), 1, MESSAGE_BYTES);
    outgoing.setDestination(0, target.address());
    waiter = SocketWaiter.of(List.of(socket));
  }

  /** The host traced to. */
  public Target target() {
    return target;
  }

  /** What is known of each distance, nearest first. */
  public List<TraceHop> hops() {
    return path.hops();
  }

  /** Traces until the rounds are done or the run is stopped; tells the listener on this thread. */
  public void run(Consumer<TraceEvent> events) {
    listener = events;
    long begin = System.nanoTime();
    for (round = 1; !isStopped && (options.rounds() == 0 || round <= options.rounds()); round++) {
      sendRound();
      await(System.nanoTime() + options.timeoutNanos(), true);
      for (int number : waiting) {
        if (table.hop(number) <= path.lastHop() && !table.isAnswered(number)) {
          listener.accept(new TraceEvent.Silent(table.hop(number), round));
        }
      }
      listener.accept(new TraceEvent.RoundDone(round));
      if (round != options.rounds()) {
        await(begin + round * options.intervalNanos(), false);
      }
    }
  }

  private void sendRound() {
    waiting.clear();
    for (int hop = 1; hop <= path.lastHop() && !isStopped; hop++) {
      socket.setTimeToLive(hop);
      int number = table.add(hop, round, System.nanoTime(), WallClock.nanos());
      byte[] message = probes.message(number);
      outgoing.set(0, message, message.length);
      path.onSent(hop);
      waiting.add(number);
      int result = socket.send(outgoing, 0, 1);
      if (result < 0) {
        fetchErrors(); // the error was about an earlier probe
        result = socket.send(outgoing, 0, 1);
      }
      if (result > 0) {
        table.accepted();
      } else {
        socket.restartTransmitTimes();
        table.restart();
      }
    }
  }

  private void await(long until, boolean endsWhenAllAnswered) {
    while (!isStopped) {
      long left = until - System.nanoTime();
      if (left <= 0 || (endsWhenAllAnswered && isAllAnswered())) {
        return;
      }
      if (waiter.await(left)) {
        fetchErrors();
        fetchAnswers();
      }
    }
  }

  private boolean isAllAnswered() {
    for (int number : waiting) {
      if (table.hop(number) <= path.lastHop() && !table.isAnswered(number)) {
        return false;
      }
    }
    return true;
  }

  private void fetchErrors() {
    int count;
    do {
      count = socket.receiveErrors(errors);
      for (int i = 0; i < count; i++) {
        if (errors.errorOrigin(i) == SocketError.TRANSMIT_TIME) {
          table.onTime(errors.errorData(i), errors.kernelNanos(i));
        } else if (errors.length(i) >= TraceProbes.QUOTED) {
          onError(i);
        }
      }
    } while (count == SLOTS);
  }

  private void onError(int index) {
    SocketError error = errors.error(index);
    InetAddress from = error.offender();
    if (from != null) {
      int number = probes.quotedNumber(errors.bytes(), errors.offset(index));
      var problem = new IcmpProblem(target.isIpv6(), error.type(), error.code(), error.info());
      boolean isThere = from.equals(target.address());
      TraceEvent.Kind kind =
          problem.isTimeExceeded() && !isThere
              ? TraceEvent.Kind.ROUTER
              : isThere ? TraceEvent.Kind.DESTINATION : TraceEvent.Kind.UNREACHABLE;
      onAnswer(number, from, errors.kernelNanos(index), kind, problem);
    }
  }

  private void fetchAnswers() {
    int count;
    do {
      count = socket.receive(incoming);
      for (int i = 0; i < count; i++) {
        int number =
            probes.answeredNumber(incoming.bytes(), incoming.offset(i), incoming.length(i));
        if (number > 0) {
          long wall = incoming.kernelNanos(i);
          onAnswer(number, incoming.source(i), wall, TraceEvent.Kind.DESTINATION, null);
        }
      }
    } while (count == SLOTS);
  }

  private void onAnswer(
      int number,
      InetAddress from,
      long wall,
      TraceEvent.Kind kind,
      @Nullable IcmpProblem problem) {
    if (!table.answer(number, round)) {
      return;
    }
    int hop = table.hop(number);
    long rtt = Math.max(0, table.rttNanos(number, wall, System.nanoTime()));
    path.onAnswer(hop, from, rtt, kind);
    RttClock clock = table.clock(number, wall);
    listener.accept(new TraceEvent.Answer(hop, round, from, rtt, clock, kind, problem));
  }

  /** Ends {@link #run} soon. */
  public void stop() {
    isStopped = true;
    waiter.wake();
  }

  /** Frees the sockets; let {@link #run} return first. */
  @Override
  public void close() {
    socket.close();
    waiter.close();
  }
}
