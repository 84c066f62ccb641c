package sextant.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import sextant.http.ByteInput;
import sextant.http.HttpFormatException;

/**
 * The unit of our streams: {@code type u8, 3 zero bytes, length u32, file u32, offset u64, crc32c
 * u32}, then so many bytes. The checksum is that of the bytes before it, XOR that of the bytes
 * after it, so that what memory or software spoils between two checks of TLS is noticed too.
 */
final class Frame {
  static final int HEAD = 24;
  static final int BLOCK = 1 << 20;

  /** Bytes of a file at an offset; also the whole of an empty file. */
  static final byte DATA = 1;

  /** A stretch of zeros; its length is the payload, u32. */
  static final byte HOLE = 2;

  /** A stretch that is the same as in the version that is there: length u32, CRC-32C u32. */
  static final byte COPY = 3;

  /** The sender cannot read this file any more. */
  static final byte GONE = 4;

  /** The sender has no more for this stream. */
  static final byte LAST = 5;

  /** The SHA-256 leaves of a file from that place on, by which the receiver compares it. */
  static final byte PROOF = 6;

  /** The receiver has these files whole and on disk: their numbers, u32 each. */
  static final byte STORED = 16;

  /** The receiver wants a stretch again, whose length is the payload, u32. */
  static final byte AGAIN = 17;

  /** The receiver cannot take this file; the reason in UTF-8. */
  static final byte REFUSED = 18;

  /** The receiver gave this file another name, UTF-8. */
  static final byte RENAMED = 19;

  /** The receiver has answered everything of this stream. */
  static final byte BYE = 20;

  /** The receiver does not want the rest of this transfer. */
  static final byte CANCELLED = 21;

  private static final int CRC = 20;

  private static final int MOST_ANSWER = 64 * 1024;

  private final int mostPayload;
  private final ByteBuffer bytes; // outside the heap: files and TLS then copy it once less
  private final CRC32C crc = new CRC32C();
  private int payloadCrc;

  /** For frames of any size. */
  Frame() {
    this(BLOCK);
  }

  private Frame(int mostPayload) {
    this.mostPayload = mostPayload;
    this.bytes = ByteBuffer.allocateDirect(HEAD + mostPayload + 1); // to read past a file's end
  }

  /** For what a receiver says. */
  static Frame ofAnswers() {
    return new Frame(MOST_ANSWER);
  }

  /** The bytes: the head, then the payload from {@link #HEAD} on. */
  ByteBuffer bytes() {
    return bytes;
  }

  /** A stretch of the payload's place. */
  ByteBuffer room(int from, int length) {
    return bytes.slice(HEAD + from, length);
  }

  byte type() {
    return bytes.get(0);
  }

  int length() {
    return bytes.getInt(4);
  }

  int file() {
    return bytes.getInt(8);
  }

  long offset() {
    return bytes.getLong(12);
  }

  /** The payload. */
  ByteBuffer payload() {
    return bytes.slice(HEAD, length());
  }

  /** Reads the next frame; its checksum is not judged yet. */
  void read(ByteInput input) throws IOException {
    input.readFully(bytes.slice(0, HEAD));
    if (length() < 0 || length() > mostPayload || file() < 0 || offset() < 0) {
      throw new HttpFormatException(400, "not a frame");
    }
    input.readFully(payload());
  }

  /** Whether the frame arrived as it was sent. */
  boolean isIntact() {
    return checksum(length()) == bytes.getInt(CRC);
  }

  /** The checksum of the payload alone; known after {@link #isIntact}. */
  int payloadCrc() {
    return payloadCrc;
  }

  // One sum for each part, so that the payload's is known without reading it again.
  private int checksum(int length) {
    crc.reset();
    crc.update(bytes.slice(HEAD, length));
    payloadCrc = (int) crc.getValue();
    crc.reset();
    crc.update(bytes.slice(0, CRC));
    return (int) crc.getValue() ^ payloadCrc;
  }

  /** Fills in the head for a payload that is there; returns the length of the whole frame. */
  int seal(byte type, int file, long offset, int length) {
    bytes.putInt(0, type << 24).putInt(4, length).putInt(8, file).putLong(12, offset);
    bytes.putInt(CRC, checksum(length));
    return HEAD + length;
  }

  /** The frame as bytes of its own. */
  static byte[] of(byte type, int file, long offset, byte[] payload) {
    byte[] all = new byte[HEAD + payload.length];
    ByteBuffer.wrap(all)
        .putInt(type << 24)
        .putInt(payload.length)
        .putInt(file)
        .putLong(offset)
        .putInt(0)
        .put(payload);
    CRC32C headSum = new CRC32C();
    headSum.update(all, 0, CRC);
    CRC32C payloadSum = new CRC32C();
    payloadSum.update(payload);
    ByteBuffer.wrap(all).putInt(CRC, (int) (headSum.getValue() ^ payloadSum.getValue()));
    return all;
  }
}
