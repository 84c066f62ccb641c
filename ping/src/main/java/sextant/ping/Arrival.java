package sextant.ping;

import java.net.InetAddress;

/**
 * A reply as it came from the socket.
 *
 * @param now the monotonic clock
 * @param wall the kernel's time, 0 when unknown
 * @param from who sent it
 * @param byteCount ICMP header and data
 * @param timeToLive what was left, -1 when unknown
 * @param flaws what the bytes alone show to be odd
 * @param recorded what routers wrote
 */
record Arrival(
    long now,
    long wall,
    InetAddress from,
    int byteCount,
    int timeToLive,
    ReplyCheck flaws,
    RecordedRoute recorded) {

  ReplyCheck check(boolean isDuplicate, boolean isLate, boolean isReordered) {
    if (!isDuplicate && !isLate && !isReordered) {
      return flaws;
    }
    return new ReplyCheck(
        isDuplicate,
        isLate,
        isReordered,
        flaws.hasBadChecksum(),
        flaws.isFromOther(),
        flaws.wrongByteAt(),
        flaws.expectedByte(),
        flaws.actualByte());
  }

  EchoEvent.Reply toEvent(int host, long sequence, long rtt, RttClock clock, ReplyCheck check) {
    return new EchoEvent.Reply(
        host, sequence, wall, from, byteCount, timeToLive, rtt, clock, check, recorded);
  }
}
