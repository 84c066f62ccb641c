package sextant.ping;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** What happened in a {@link TraceRun}. */
public sealed interface TraceEvent {
  /** Which round of probes, from 1. */
  int round();

  /**
   * A router or the destination answered.
   *
   * @param hop distance, 1 is the first router
   * @param from who answered
   * @param rttNanos the round trip
   * @param clock how it was measured
   * @param kind what the answer means
   * @param problem the ICMP error it came as, or null for an echo reply or TCP segment
   */
  record Answer(
      int hop,
      int round,
      InetAddress from,
      long rttNanos,
      RttClock clock,
      Kind kind,
      @Nullable IcmpProblem problem)
      implements TraceEvent {}

  /** No answer came from this hop within the time limit. */
  record Silent(int hop, int round) implements TraceEvent {}

  /** All probes of a round are answered or given up; {@link TraceRun#hops} is worth a look. */
  record RoundDone(int round) implements TraceEvent {}

  /** How an answer came about. */
  enum Kind {
    /** A router on the way: the hop limit ran out there. */
    ROUTER,
    /** The destination itself. */
    DESTINATION,
    /** Somebody says that the destination cannot be reached. */
    UNREACHABLE
  }
}
