package sextant.ping;

import java.util.List;
import sextant.raw.Errno;
import sextant.raw.IncomingMessages;
import sextant.raw.IpSocket;
import sextant.raw.IpSocketOptions;
import sextant.raw.OutgoingMessages;
import sextant.raw.SocketWaiter;
import sextant.words.FailureException;

/**
 * One thread's share of a sweep: sends the same packet to a batch of addresses with one call, then
 * takes what has come back, until all have answered or time is up.
 */
final class SweepShard implements AutoCloseable {
  private static final int BATCH = 64;
  private static final int RECEIVE_BYTES = 128;
  private static final int RECEIVE_BUFFER_BYTES = 16 << 20;
  private static final int REPLY = 0;
  private static final long NOTHING_SENT = 0;

  private final SweepRun run;
  private final int from;
  private final SweepOptions options;
  private final IpSocket socket;
  private final SocketWaiter waiter;
  private final EchoPacket packet;
  private final OutgoingMessages outgoing;
  private final IncomingMessages incoming = new IncomingMessages(BATCH, RECEIVE_BYTES);
  private final IncomingMessages errors = new IncomingMessages(BATCH, RECEIVE_BYTES);
  private final int[] batch = new int[BATCH];
  // Per address: 0 nothing sent, above 0 when it was sent (wall clock), below 0 minus round trip.
  private final long[] states;
  private final long startNanos = System.nanoTime();
  private long sent;
  private int alive;

  SweepShard(SweepRun run, int from, int to, int identifier, SweepOptions options)
      throws FailureException {
    this.run = run;
    this.from = from;
    this.options = options;
    states = new long[to - from];
    var wanted =
        IpSocketOptions.of(false, identifier)
            .withAccess(options.access())
            .withTimestamps(IpSocketOptions.Timestamps.RECEIVE)
            .withReceiveBuffer(RECEIVE_BUFFER_BYTES);
    socket = IpSocket.openIcmp(wanted);
    waiter = SocketWaiter.of(List.of(socket));
    EchoOptions.Packet bytes = EchoOptions.DEFAULTS.packet();
    packet = new EchoPacket(false, socket.identifier(), bytes.withDataBytes(options.dataBytes()));
    outgoing = OutgoingMessages.shared(false, BATCH, EchoPacket.HEADER_BYTES + options.dataBytes());
  }

  void sweep() {
    for (int pass = 0; pass <= options.retries() && alive < states.length; pass++) {
      byte[] request = packet.request(pass + 1, WallClock.nanos());
      outgoing.set(0, request, request.length);
      int next = 0;
      while (next < states.length && !run.isStopped()) {
        next = sendBatch(next);
        drain();
      }
      waitForRest();
    }
  }

  private int sendBatch(int start) {
    int room = paced();
    int count = 0;
    int next = start;
    while (next < states.length && count < room) {
      if (states[next] >= 0) {
        batch[count] = next;
        outgoing.setDestination(count, run.targets().ipv4(from + next));
        count++;
      }
      next++;
    }
    long wall = WallClock.nanos();
    for (int i = 0; i < count; i++) {
      states[batch[i]] = wall;
    }
    send(count);
    return next;
  }

  // How many probes the rate allows now; waits, and reads meanwhile, while it allows none.
  private int paced() {
    long rate = options.packetsPerSecond();
    if (rate == 0) {
      return BATCH;
    }
    while (true) {
      long due = Math.max(1, (System.nanoTime() - startNanos) / 1000 * rate / 1_000_000 + 1);
      if (due > sent || run.isStopped()) {
        return (int) Math.min(BATCH, Math.max(1, due - sent));
      }
      waiter.await((sent - due + 1) * 1_000_000_000L / rate);
      drain();
    }
  }

  private void send(int count) {
    int done = 0;
    boolean isRetry = false;
    while (done < count) {
      int result = socket.send(outgoing, done, count - done);
      if (result > 0) {
        done += result;
        isRetry = false;
      } else if (!isRetry) {
        isRetry = true; // the error may be about an earlier probe, or a full buffer
        if (result == -Errno.ENOBUFS || result == -Errno.EAGAIN) {
          waiter.await(1_000_000);
        }
        drain();
        drainErrors();
      } else {
        done++;
        isRetry = false;
      }
    }
    sent += count;
    run.onSent(count);
  }

  private void drain() {
    int count;
    do {
      count = socket.receive(incoming);
      int before = alive;
      for (int i = 0; i < count; i++) {
        onMessage(i);
      }
      if (alive > before) {
        run.onAlive(alive - before);
      }
    } while (count == BATCH);
  }

  private void onMessage(int slot) {
    int offset = incoming.offset(slot);
    if (incoming.length(slot) < EchoPacket.HEADER_BYTES || incoming.bytes().get(offset) != REPLY) {
      return;
    }
    int index = run.targets().indexOf(incoming.sourceIpv4(slot)) - from;
    if (index < 0 || index >= states.length || states[index] <= NOTHING_SENT) {
      return;
    }
    long rtt = Math.max(1, incoming.kernelNanos(slot) - states[index]);
    states[index] = -rtt;
    alive++;
    run.tell(new SweepEvent.Alive(from + index, rtt));
  }

  private void drainErrors() {
    while (socket.receiveErrors(errors) == BATCH) {
      // nothing to learn: an address that is not alive is not alive
    }
  }

  private void waitForRest() {
    long end = System.nanoTime() + options.timeoutNanos();
    while (alive < states.length && !run.isStopped()) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return;
      }
      waiter.await(left);
      drain();
      drainErrors();
    }
  }

  /** The round trip of an address of this shard, -1 when it did not answer. */
  long rttNanos(int index) {
    long state = states[index - from];
    return state < 0 ? -state : -1;
  }

  void wake() {
    waiter.wake();
  }

  @Override
  public void close() {
    socket.close();
    waiter.close();
  }
}
