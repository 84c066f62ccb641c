package sextant.ping;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;
import sextant.raw.IpSocketOptions.Access;
import sextant.raw.IpSocketOptions.Fragmentation;
import sextant.raw.Recording;

/**
 * How to ping. Begin with {@link #DEFAULTS}, which are those of iputils ping.
 *
 * @param timing when to send and how long to wait
 * @param packet what to send
 * @param clock the most exact clock to use; a run falls back to a coarser one where the system has
 *     no better
 * @param access which sorts of socket to try
 */
public record EchoOptions(Timing timing, Packet packet, RttClock clock, Access access) {
  private static final long SECOND = 1_000_000_000L;

  /** Once a second for ever, 56 bytes, kernel clock. */
  public static final EchoOptions DEFAULTS =
      new EchoOptions(
          new Timing(0, SECOND, SECOND, 10 * SECOND, 0, Pace.STEADY, 0),
          new Packet(56, "", 0, 0, Fragmentation.WANT, Recording.NONE, null, "", false),
          RttClock.KERNEL,
          Access.RAW_THEN_DATAGRAM);

  /** What decides when the next probe goes out. */
  public enum Pace {
    /** The interval. */
    STEADY,
    /** The reply, or the interval when none comes. */
    ADAPTIVE,
    /** The reply, or 10 ms when none comes. */
    FLOOD
  }

  /**
   * When to send and how long to wait.
   *
   * @param count probes per target, 0 for no end
   * @param intervalNanos time between two probes of a target
   * @param timeoutNanos after which a probe counts as lost
   * @param lingerNanos how long to wait for the last replies when none came at all
   * @param deadlineNanos when to stop whatever happens, 0 for never; then {@code count} counts
   *     replies
   * @param pace what decides when the next probe goes out
   * @param minimumGapNanos shortest time between probes of an adaptive or flood run
   */
  public record Timing(
      long count,
      long intervalNanos,
      long timeoutNanos,
      long lingerNanos,
      long deadlineNanos,
      Pace pace,
      long minimumGapNanos) {}

  /**
   * What to send.
   *
   * @param dataBytes data behind the 8 bytes of ICMP header
   * @param pattern up to 16 bytes in hex that fill the data; empty for 00 01 02 …
   * @param timeToLive hop limit, 0 for the system's default
   * @param trafficClass TOS byte or traffic class
   * @param fragmentation what may happen to big packets
   * @param recording what IPv4 routers are to record
   * @param source address to send from, or null
   * @param interfaceName interface to send through, empty for the system's choice
   * @param mayBroadcast whether a broadcast address is allowed
   */
  public record Packet(
      int dataBytes,
      String pattern,
      int timeToLive,
      int trafficClass,
      Fragmentation fragmentation,
      Recording recording,
      @Nullable InetAddress source,
      String interfaceName,
      boolean mayBroadcast) {

    /** The same with this much data. */
    public Packet withDataBytes(int byteCount) {
      return new Packet(
          byteCount,
          pattern,
          timeToLive,
          trafficClass,
          fragmentation,
          recording,
          source,
          interfaceName,
          mayBroadcast);
    }
  }

  /** The same with so many probes per target; 0 for no end. */
  public EchoOptions withCount(long count) {
    Timing t = timing;
    return withTiming(
        new Timing(
            count,
            t.intervalNanos,
            t.timeoutNanos,
            t.lingerNanos,
            t.deadlineNanos,
            t.pace,
            t.minimumGapNanos));
  }

  /** The same with this time between probes. */
  public EchoOptions withInterval(long intervalNanos) {
    Timing t = timing;
    return withTiming(
        new Timing(
            t.count,
            intervalNanos,
            t.timeoutNanos,
            t.lingerNanos,
            t.deadlineNanos,
            t.pace,
            t.minimumGapNanos));
  }

  /** The same with probes given up after this time. */
  public EchoOptions withTimeout(long timeoutNanos) {
    Timing t = timing;
    return withTiming(
        new Timing(
            t.count,
            t.intervalNanos,
            timeoutNanos,
            timeoutNanos,
            t.deadlineNanos,
            t.pace,
            t.minimumGapNanos));
  }

  /** The same with other timing. */
  public EchoOptions withTiming(Timing other) {
    return new EchoOptions(other, packet, clock, access);
  }

  /** The same with another packet. */
  public EchoOptions withPacket(Packet other) {
    return new EchoOptions(timing, other, clock, access);
  }

  /** The same measured with another clock. */
  public EchoOptions withClock(RttClock other) {
    return new EchoOptions(timing, packet, other, access);
  }

  /** The same on other sorts of socket. */
  public EchoOptions withAccess(Access other) {
    return new EchoOptions(timing, packet, clock, other);
  }
}
