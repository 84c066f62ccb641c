package sextant.ping;

import sextant.raw.IpSocketOptions.Access;

/**
 * How to sweep.
 *
 * @param packetsPerSecond most probes per second; 0 for as fast as the system goes
 * @param retries further probes for an address that does not answer
 * @param timeoutNanos how long to wait for answers after the last probe of a pass
 * @param dataBytes data behind the 8 bytes of ICMP header
 * @param threadCount sockets that share the work, each with its own thread
 * @param access which sorts of socket to try
 */
public record SweepOptions(
    long packetsPerSecond,
    int retries,
    long timeoutNanos,
    int dataBytes,
    int threadCount,
    Access access) {
  /** Two threads, one retry, half a second, 56 bytes, no rate limit. */
  public static final SweepOptions DEFAULTS =
      new SweepOptions(0, 1, 500_000_000L, 56, 2, Access.RAW_THEN_DATAGRAM);

  /** A rate that home routers and neighbour tables bear. */
  public static final long POLITE_RATE = 5_000;

  /** The same with at most so many probes per second; 0 for no limit. */
  public SweepOptions withRate(long rate) {
    return new SweepOptions(rate, retries, timeoutNanos, dataBytes, threadCount, access);
  }

  /** The same with other patience. */
  public SweepOptions withPatience(int otherRetries, long otherTimeoutNanos) {
    return new SweepOptions(
        packetsPerSecond, otherRetries, otherTimeoutNanos, dataBytes, threadCount, access);
  }

  /** The same with this much data. */
  public SweepOptions withDataBytes(int byteCount) {
    return new SweepOptions(
        packetsPerSecond, retries, timeoutNanos, byteCount, threadCount, access);
  }

  /** The same with other sockets. */
  public SweepOptions withSockets(int otherThreadCount, Access otherAccess) {
    return new SweepOptions(
        packetsPerSecond, retries, timeoutNanos, dataBytes, otherThreadCount, otherAccess);
  }
}
