package sextant.chatcluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * A message between two servers: its kind, which seat it is about, its number there, and frames.
 * Numbers without a gap show that nothing was lost.
 */
final class Parcel {
  /** From the one who decides: take a seat with me. */
  static final byte INVITE = 'R';

  /** To the one who decides: give me a seat. */
  static final byte ASK = 'A';

  /** Frames of clients, to the one who decides. */
  static final byte UP = 'F';

  /** Frames for clients, from the one who decides. */
  static final byte DOWN = 'L';

  /** I do not decide. */
  static final byte NOT_ME = 'X';

  /** Give me a part of your store. */
  static final byte WANT = 'W';

  /** A part of the store. */
  static final byte PART = 'P';

  /** An administrator's question to the one who decides. */
  static final byte QUESTION = 'Q';

  /** A row of its answer. */
  static final byte ANSWER = 'N';

  /** Which version of all this I know, in the seat's place. */
  static final byte SPEAKS = 'V';

  /** From the one who decides: you were taken out of the group. */
  static final byte GONE = 'G';

  private Parcel() {}

  /** A message while it is written. */
  static final class Writer {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    private final DataOutputStream out = new DataOutputStream(bytes);

    Writer(byte kind, long seat, int number) {
      write(o -> {
        o.writeByte(kind);
        o.writeLong(seat);
        o.writeInt(number);
      });
    }

    Writer write(Frame frame) {
      try {
        frame.writeTo(out);
      } catch (IOException e) {
        throw new IllegalStateException("bug: bytes that cannot be written", e);
      }
      return this;
    }

    int size() {
      return bytes.size();
    }

    byte[] toBytes() {
      return bytes.toByteArray();
    }
  }

  /** One thing in a message. */
  @FunctionalInterface
  interface Frame {
    void writeTo(DataOutputStream out) throws IOException;
  }

  /** A message without frames. */
  static byte[] bare(byte kind, long seat) {
    return new Writer(kind, seat, 0).toBytes();
  }

  /** A message that came. */
  record Reader(byte kind, long seat, int number, DataInputStream frames) {
    static Reader of(byte[] bytes) throws IOException {
      DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
      return new Reader(in.readByte(), in.readLong(), in.readInt(), in);
    }
  }
}
