package sextant.talk;

import java.nio.ByteBuffer;

/** What the head of a frame says about its length and mask (RFC 6455, 5.2). */
final class WebSocketFrame {
  private static final int MASK_BIT = 0x80;
  private static final int LENGTH_BITS = 0x7f;
  private static final int TWO_BYTES = 126;
  private static final int EIGHT_BYTES = 127;
  private static final int MASK_LENGTH = 4;

  private WebSocketFrame() {}

  /** Head and payload together, or -1 when too little of the head is there to know. */
  static long length(ByteBuffer bytes) {
    int at = bytes.position();
    if (bytes.remaining() < 2) {
      return -1;
    }
    int code = bytes.get(at + 1) & LENGTH_BITS;
    int head = 2 + (code == TWO_BYTES ? 2 : code == EIGHT_BYTES ? 8 : 0);
    if (bytes.remaining() < head) {
      return -1;
    }
    long payload =
        switch (code) {
          case TWO_BYTES -> Short.toUnsignedLong(bytes.getShort(at + 2));
          case EIGHT_BYTES -> bytes.getLong(at + 2) & (Long.MAX_VALUE >> 1); // more never comes
          default -> code;
        };
    return head + payload + (isMasked(bytes) ? MASK_LENGTH : 0);
  }

  /** Whether the payload is masked, as everything from a client has to be (5.1). */
  static boolean isMasked(ByteBuffer bytes) {
    return (bytes.get(bytes.position() + 1) & MASK_BIT) != 0;
  }
}
