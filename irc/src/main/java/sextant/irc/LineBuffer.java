package sextant.irc;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Cuts a byte stream into lines, holding no more than one unfinished line of limited length. A line
 * ends with CR, LF or both; empty lines are nothing.
 */
public final class LineBuffer {
  private static final byte[] NOTHING = {};
  private static final int ENDLESS = 8_191;

  private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
  private final int tagBytes;
  private final int bodyBytes;
  private byte[] unfinished = NOTHING;
  private int length;
  private boolean skipping;
  private int skipped;

  /** What becomes of each line. */
  public interface Listener {
    /** A whole line, without its line end. */
    void line(String line);

    /** A line that was longer than allowed; it is gone. */
    void tooLong();

    /** A line that was too long goes on and on; told once. */
    default void endless() {}

    /** A line that is no UTF-8; given as Latin-1, so that its command can be read. */
    void notUtf8(String latin1);
  }

  /** Limits the tags (with {@code @} and space) and the rest of a line (without line end). */
  public LineBuffer(int tagBytes, int bodyBytes) {
    this.tagBytes = tagBytes;
    this.bodyBytes = bodyBytes;
  }

  /** Takes all that remains in the buffer and tells the listener of each line that is whole. */
  public void feed(ByteBuffer bytes, Listener listener) {
    while (bytes.hasRemaining()) {
      int end = endOfLine(bytes);
      if (end < 0) {
        keep(bytes, bytes.remaining(), listener);
        return;
      }
      keep(bytes, end - bytes.position(), listener);
      bytes.get(); // the line end itself
      finish(listener);
    }
  }

  /** Bytes of an unfinished line that wait for their end. */
  public int pendingBytes() {
    return length;
  }

  private static int endOfLine(ByteBuffer bytes) {
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      byte b = bytes.get(i);
      if (b == '\n' || b == '\r') {
        return i;
      }
    }
    return -1;
  }

  private void keep(ByteBuffer bytes, int count, Listener listener) {
    if (skipping || length + count > tagBytes + bodyBytes) {
      bytes.position(bytes.position() + count);
      if (!skipping) {
        skipping = true;
        skipped = 0;
        listener.tooLong();
      }
      boolean before = skipped > ENDLESS;
      skipped = Math.min(skipped + count, ENDLESS + 1);
      if (!before && skipped > ENDLESS) {
        listener.endless();
      }
      length = 0;
      return;
    }
    if (unfinished.length < length + count) {
      unfinished =
          Arrays.copyOf(unfinished, Math.max(length + count, Math.min(512, tagBytes + bodyBytes)));
    }
    bytes.get(unfinished, length, count);
    length += count;
  }

  private void finish(Listener listener) {
    int count = length;
    boolean skipped = skipping;
    length = 0;
    skipping = false;
    byte[] line = unfinished;
    if (count == 0 || skipped) {
      return;
    }
    if (line.length > 1024) {
      unfinished = NOTHING; // thousands of quiet clients must not each hold their longest line
    }
    if (isTooLong(line, count)) {
      listener.tooLong();
      return;
    }
    try {
      CharBuffer text = decoder.decode(ByteBuffer.wrap(line, 0, count));
      listener.line(text.toString());
    } catch (CharacterCodingException notUtf8) {
      listener.notUtf8(new String(line, 0, count, StandardCharsets.ISO_8859_1));
    }
  }

  private boolean isTooLong(byte[] line, int count) {
    if (line[0] != '@') {
      return count > bodyBytes;
    }
    int space = 0;
    while (space < count && line[space] != ' ') {
      space++;
    }
    int tags = Math.min(count, space + 1);
    return tags > tagBytes || count - tags > bodyBytes;
  }
}
