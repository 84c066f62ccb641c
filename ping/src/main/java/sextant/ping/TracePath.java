package sextant.ping;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a trace has learned, and which hops a round still asks. Pure. {@link #hops} may be called
 * from any thread; the lock guards everything.
 */
final class TracePath {
  private final int maxHops;
  private final List<Hop> hops = new ArrayList<>();
  private int end;

  /** The mutable side of {@link TraceHop}. */
  private static final class Hop {
    private final Set<InetAddress> addresses = new LinkedHashSet<>();
    private final RttStatistics rtt = new RttStatistics();
    private TraceEvent.Kind kind = TraceEvent.Kind.ROUTER;
    private long sent;
    private long received;
    private long lastNanos;
  }

  TracePath(int maxHops) {
    this.maxHops = maxHops;
    this.end = maxHops;
    for (int i = 0; i < maxHops; i++) {
      hops.add(new Hop());
    }
  }

  /** The farthest hop worth asking: the destination's once it is known. */
  synchronized int lastHop() {
    return end;
  }

  synchronized void onSent(int hop) {
    hops.get(hop - 1).sent++;
  }

  synchronized void onAnswer(int hop, InetAddress from, long rttNanos, TraceEvent.Kind kind) {
    Hop at = hops.get(hop - 1);
    at.addresses.add(from);
    at.kind = kind;
    at.received++;
    at.lastNanos = rttNanos;
    at.rtt.add(rttNanos);
    if (kind != TraceEvent.Kind.ROUTER && hop < end) {
      end = hop;
    }
  }

  /** The path up to its end, or up to the last hop that answered. */
  synchronized List<TraceHop> hops() {
    int last = end;
    while (end == maxHops && last > 1 && hops.get(last - 1).received == 0) {
      last--;
    }
    List<TraceHop> snapshot = new ArrayList<>();
    for (int i = 1; i <= last; i++) {
      Hop hop = hops.get(i - 1);
      snapshot.add(
          new TraceHop(
              i,
              List.copyOf(hop.addresses),
              hop.kind,
              hop.sent,
              hop.received,
              hop.lastNanos,
              hop.rtt.summary()));
    }
    return snapshot;
  }
}
