package sextant.ping;

/**
 * What is odd about a reply; {@link #GOOD} when nothing is.
 *
 * @param isDuplicate whether this probe was answered before
 * @param isLate whether it had been given up
 * @param isReordered whether a reply to a later probe came first
 * @param hasBadChecksum whether the ICMP checksum is wrong
 * @param isFromOther whether it came from another address than the target's
 * @param wrongByteAt the first data byte that differs from what was sent, -1 when none does
 * @param expectedByte what was sent there
 * @param actualByte what came back
 */
public record ReplyCheck(
    boolean isDuplicate,
    boolean isLate,
    boolean isReordered,
    boolean hasBadChecksum,
    boolean isFromOther,
    int wrongByteAt,
    int expectedByte,
    int actualByte) {
  /** The first answer, in time, unchanged. */
  public static final ReplyCheck GOOD = new ReplyCheck(false, false, false, false, false, -1, 0, 0);

  /** Whether data or checksum are not what they should be. */
  public boolean isCorrupt() {
    return hasBadChecksum || wrongByteAt >= 0;
  }
}
