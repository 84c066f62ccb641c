package sextant.ping;

import sextant.raw.IpSocketOptions.Access;

/**
 * How to trace. Start from {@link #DEFAULTS}.
 *
 * @param method which packets to send
 * @param port destination port of UDP and TCP
 * @param maxHops farthest distance tried
 * @param rounds how often all hops are probed, 0 for no end
 * @param intervalNanos time between the beginnings of two rounds
 * @param timeoutNanos how long to wait for the answers of a round
 * @param trafficClass TOS byte or traffic class
 * @param access which sorts of ICMP socket to try; UDP and TCP need raw ones
 */
public record TraceOptions(
    Method method,
    int port,
    int maxHops,
    int rounds,
    long intervalNanos,
    long timeoutNanos,
    int trafficClass,
    Access access) {
  private static final long SECOND = 1_000_000_000L;

  /** The first port of traceroute. */
  public static final int UDP_PORT = 33_434;

  /** The port of the web. */
  public static final int TCP_PORT = 80;

  /** Echo requests, 30 hops, 3 rounds a second apart. */
  public static final TraceOptions DEFAULTS =
      new TraceOptions(Method.ICMP, 0, 30, 3, SECOND, SECOND, 0, Access.RAW_THEN_DATAGRAM);

  /** Which packets to send. Each keeps what routers hash the same, so all take one path (Paris). */
  public enum Method {
    ICMP,
    UDP,
    TCP
  }

  /** The same with other packets; a port of 0 means the usual one. */
  public TraceOptions withMethod(Method other, int otherPort) {
    int usual = other == Method.UDP ? UDP_PORT : other == Method.TCP ? TCP_PORT : 0;
    int wanted = otherPort == 0 ? usual : otherPort;
    return new TraceOptions(
        other, wanted, maxHops, rounds, intervalNanos, timeoutNanos, trafficClass, access);
  }

  /** The same with so many rounds, this far apart. */
  public TraceOptions withRounds(int otherRounds, long otherIntervalNanos) {
    return new TraceOptions(
        method, port, maxHops, otherRounds, otherIntervalNanos, timeoutNanos, trafficClass, access);
  }

  /** The same with other limits. */
  public TraceOptions withLimits(int otherMaxHops, long otherTimeoutNanos) {
    return new TraceOptions(
        method, port, otherMaxHops, rounds, intervalNanos, otherTimeoutNanos, trafficClass, access);
  }

  /** The same on other sorts of socket. */
  public TraceOptions withAccess(Access other) {
    return new TraceOptions(
        method, port, maxHops, rounds, intervalNanos, timeoutNanos, trafficClass, other);
  }
}
