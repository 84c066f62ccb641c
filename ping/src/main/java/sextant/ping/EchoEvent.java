package sextant.ping;

import java.net.InetAddress;
import sextant.raw.Errno;

/** What happened in an {@link EchoRun}, in the order it happened. */
public sealed interface EchoEvent {
  /** Which target, counted from 0 in the order given to {@link EchoRun#open}. */
  int host();

  /** Which probe of that target, counted from 1 and on beyond 65,535. */
  long sequence();

  /** When, in nanoseconds since 1970. */
  long atNanos();

  /** A request was handed to the kernel. */
  record Sent(int host, long sequence, long atNanos) implements EchoEvent {}

  /**
   * A reply came.
   *
   * @param from who sent it
   * @param byteCount ICMP header and data
   * @param timeToLive what was left of it, -1 when unknown
   * @param rttNanos the round trip
   * @param clock how it was measured
   * @param check what is odd about it
   * @param recorded what routers wrote into the header; empty unless asked for
   */
  record Reply(
      int host,
      long sequence,
      long atNanos,
      InetAddress from,
      int byteCount,
      int timeToLive,
      long rttNanos,
      RttClock clock,
      ReplyCheck check,
      RecordedRoute recorded)
      implements EchoEvent {}

  /** No reply came within the time limit; a late one may still follow. */
  record Lost(int host, long sequence, long atNanos) implements EchoEvent {}

  /** A router or host answered with an error; no reply is expected any more. */
  record Problem(int host, long sequence, long atNanos, InetAddress from, IcmpProblem problem)
      implements EchoEvent {}

  /**
   * The system refused to send.
   *
   * @param errno the error number of {@link Errno}
   * @param mtu the known path MTU when the message was too long for it, else 0
   */
  record SendFailed(int host, long sequence, long atNanos, int errno, int mtu)
      implements EchoEvent {
    /** The system's own words. */
    public String reason() {
      return Errno.text(errno);
    }
  }

  /** A target is done: all its probes were sent and answered, lost or refused. */
  record Finished(int host, long sequence, long atNanos) implements EchoEvent {}
}
