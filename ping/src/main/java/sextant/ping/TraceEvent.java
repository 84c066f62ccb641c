package sextant.ping;

import java.net.InetAddress;

/** What happened in a {@link TraceRun}. */
public sealed interface TraceEvent {
  /** Distance in hops, 1 is the first router. */
  int hop();

  /** Which round of probes, from 1. */
  int round();

  /** A router or the destination answered. */
  record Answer(
      int hop,
      int round,
      InetAddress from,
      long rttNanos,
      RttClock clock,
      Kind kind,
      IcmpProblem problem)
      implements TraceEvent {}

  /** No answer within the time limit. */
  record Silent(int hop, int round) implements TraceEvent {}

  /** All probes of a round are answered or given up. */
  record RoundDone(int hop, int round) implements TraceEvent {}

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
