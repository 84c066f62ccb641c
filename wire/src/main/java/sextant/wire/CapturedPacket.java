package sextant.wire;

import java.time.Instant;

/**
 * One packet of a capture.
 *
 * @param interfaceIndex which interface of the file, from 0
 * @param linkType a {@link LinkType}
 * @param epochNanos nanoseconds since 1970-01-01 UTC
 * @param originalLength bytes on the wire, of which {@code bytes} may be only the beginning
 * @param comment what somebody remarked about it; may be empty
 */
public record CapturedPacket(
    int interfaceIndex,
    int linkType,
    long epochNanos,
    Bytes bytes,
    int originalLength,
    String comment) {
  /** A whole packet of the first interface. */
  public static CapturedPacket of(int linkType, Instant time, Bytes bytes) {
    return new CapturedPacket(0, linkType, nanosOf(time), bytes, bytes.length(), "");
  }

  /** Nanoseconds since 1970-01-01 UTC, as {@link #epochNanos} counts. */
  public static long nanosOf(Instant time) {
    return Math.addExact(Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
  }

  /** The time the packet passed. */
  public Instant time() {
    return Instant.ofEpochSecond(
        Math.floorDiv(epochNanos, 1_000_000_000L), Math.floorMod(epochNanos, 1_000_000_000L));
  }

  /** The same packet with a remark, replacing any it had. */
  public CapturedPacket withComment(String remark) {
    return new CapturedPacket(interfaceIndex, linkType, epochNanos, bytes, originalLength, remark);
  }
}
