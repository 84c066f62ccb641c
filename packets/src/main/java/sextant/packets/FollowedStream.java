package sextant.packets;

import java.util.List;
import sextant.wire.Bytes;

/**
 * What two ends said to each other, in the order it can be read.
 *
 * @param conversation with the client, or the end that spoke first, as {@code first}
 * @param isTruncated whether bytes were left out because the limit was reached
 */
public record FollowedStream(Conversation conversation, List<Piece> pieces, boolean isTruncated) {
  /**
   * Bytes of one direction.
   *
   * @param fromFirst whether the first end of the conversation sent them
   * @param epochNanos when the packet that completed them passed
   * @param missingBytes bytes of this direction before these that the capture does not have
   */
  public record Piece(boolean fromFirst, long epochNanos, Bytes bytes, long missingBytes) {}

  /** How many bytes one end sent. */
  public long byteCount(boolean fromFirst) {
    return pieces.stream()
        .filter(piece -> piece.fromFirst() == fromFirst)
        .mapToLong(piece -> piece.bytes().length())
        .sum();
  }

  /** How many bytes the capture does not have. */
  public long missingBytes() {
    return pieces.stream().mapToLong(Piece::missingBytes).sum();
  }
}
