package sextant.talk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Turns the pieces of a UTF-8 stream into text without ever splitting a character: the beginning of
 * one at the end of a piece waits for the next piece. What is not UTF-8 becomes U+FFFD.
 */
public final class Utf8Stream {
  private static final int LONGEST = 4;

  private final byte[] waiting = new byte[LONGEST];
  private int waitingCount;

  /**
   * The whole characters of what waited and this piece; may be empty. Reads the buffer without
   * moving its position.
   */
  public String decode(ByteBuffer piece) {
    byte[] bytes = new byte[waitingCount + piece.remaining()];
    System.arraycopy(waiting, 0, bytes, 0, waitingCount);
    piece.get(piece.position(), bytes, waitingCount, piece.remaining());
    int whole = bytes.length - unfinished(bytes);
    waitingCount = bytes.length - whole;
    System.arraycopy(bytes, whole, waiting, 0, waitingCount);
    return new String(bytes, 0, whole, StandardCharsets.UTF_8);
  }

  /** Whether no character has begun and waits for its rest. */
  boolean isWhole() {
    return waitingCount == 0;
  }

  /** What still waits when the stream is over: empty, or one U+FFFD. */
  public String finish() {
    String rest = new String(waiting, 0, waitingCount, StandardCharsets.UTF_8);
    waitingCount = 0;
    return rest;
  }

  /** A text that is complete in itself, such as a datagram. */
  static String text(ByteBuffer whole) {
    byte[] bytes = new byte[whole.remaining()];
    whole.get(whole.position(), bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** How many bytes at the end begin a character that may still be finished. */
  private static int unfinished(byte[] bytes) {
    for (int back = 1; back < LONGEST && back <= bytes.length; back++) {
      int value = bytes[bytes.length - back] & 0xff;
      if (value >= 0xc2 && value <= 0xf4) {
        boolean possible =
            back == 1 || secondByteFits(value, bytes[bytes.length - back + 1] & 0xff);
        return lengthOf(value) > back && possible ? back : 0;
      }
      if (value < 0x80 || value >= 0xc0) {
        return 0;
      }
    }
    return 0;
  }

  private static int lengthOf(int firstByte) {
    return firstByte < 0xe0 ? 2 : firstByte < 0xf0 ? 3 : 4;
  }

  /**
   * The narrower ranges of the second byte (RFC 3629, §4) that rule out overlong forms and
   * surrogates.
   */
  private static boolean secondByteFits(int first, int second) {
    return switch (first) {
      case 0xe0 -> second >= 0xa0;
      case 0xf0 -> second >= 0x90;
      case 0xf4 -> second < 0x90;
      default -> true;
    };
  }
}
