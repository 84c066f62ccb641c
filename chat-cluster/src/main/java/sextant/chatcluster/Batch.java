package sextant.chatcluster;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32C;
import sextant.chat.log.EntryFormat;
import sextant.chat.log.EventLog;

/**
 * What one Raft entry holds: either that a server begins to decide, or entries of the log that one
 * decided on, which follow each other and on what was there before.
 *
 * @param term counts those who decided
 * @param decider the one who decides
 * @param first the position of the first entry; 0 when a server begins to decide
 * @param before the digest of everything that must be there before
 * @param heard which lines of clients have been carried out with it
 * @param entries what was decided
 */
record Batch(
    long term,
    String decider,
    long first,
    String before,
    String heard,
    List<EventLog.Entry> entries) {
  /**
   * What is written now. It has room for what newer servers add: entries of kinds this one does not
   * know are carried, further parts behind them left alone. Another number would mean that a server
   * which does not know it must not go on.
   */
  static final int FORMAT = 2;

  private static final String HEARD = "heard";

  private static final int HEAD = 5;
  private static final int LONGEST = 1 << 20;

  static Batch begin(long term, String decider) {
    return new Batch(term, decider, 0, "", "", List.of());
  }

  boolean isBegin() {
    return first == 0;
  }

  long last() {
    return first + entries.size() - 1;
  }

  /** Format and checksum, then the rest. */
  byte[] toBytes() {
    Buffer bytes = new Buffer();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeByte(FORMAT);
      out.writeInt(0);
      out.writeLong(term);
      EntryFormat.text(out, decider);
      out.writeLong(first);
      EntryFormat.text(out, before);
      out.writeInt(entries.size());
      for (EventLog.Entry entry : entries) {
        int at = bytes.size();
        out.writeInt(0);
        EntryFormat.write(entry, out);
        bytes.putInt(at, bytes.size() - at - Integer.BYTES);
      }
      out.writeInt(heard.isEmpty() ? 0 : 1);
      if (!heard.isEmpty()) {
        EntryFormat.text(out, HEARD);
        EntryFormat.text(out, heard);
      }
    } catch (IOException e) {
      throw new IllegalStateException("bug: bytes that cannot be written", e);
    }
    byte[] all = bytes.toByteArray();
    ByteBuffer.wrap(all).putInt(1, checksum(all, 0, all.length));
    return all;
  }

  /** Bytes that can still be changed. */
  private static final class Buffer extends ByteArrayOutputStream {
    Buffer() {
      super(1024);
    }

    void putInt(int at, int value) {
      ByteBuffer.wrap(buf).putInt(at, value);
    }
  }

  private static int checksum(byte[] bytes, int offset, int length) {
    CRC32C crc = new CRC32C();
    crc.update(bytes, offset + HEAD, length - HEAD);
    return (int) crc.getValue();
  }

  /** Whether the bytes are whole, as far as one can see. */
  static boolean isWhole(byte[] bytes, int offset, int length) {
    return length > HEAD
        && ByteBuffer.wrap(bytes, offset + 1, 4).getInt() == checksum(bytes, offset, length);
  }

  static Batch parse(byte[] bytes, int offset, int length) throws IOException {
    if (!isWhole(bytes, offset, length)) {
      throw new IOException("an entry of the group's log that is not whole");
    }
    if (bytes[offset] != FORMAT) {
      throw new IOException("an entry of format " + bytes[offset] + ": this version is too old");
    }
    ByteArrayInputStream from = new ByteArrayInputStream(bytes, offset + HEAD, length - HEAD);
    try (DataInputStream in = new DataInputStream(from)) {
      long term = in.readLong();
      String decider = EntryFormat.text(in);
      long first = in.readLong();
      String before = EntryFormat.text(in);
      int count = in.readInt();
      if (count < 0 || count > LONGEST) {
        throw new IOException("an entry of " + count + " lines");
      }
      List<EventLog.Entry> entries = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        int size = in.readInt();
        entries.add(EntryFormat.read(bytes, offset + length - from.available(), size));
        in.skipNBytes(size);
      }
      return new Batch(term, decider, first, before, heard(in), entries);
    }
  }

  /** What stands behind the entries; parts of other names are of newer servers. */
  private static String heard(DataInputStream in) throws IOException {
    String heard = "";
    for (int parts = in.readInt(); parts > 0; parts--) {
      String name = EntryFormat.text(in);
      String text = EntryFormat.text(in);
      heard = name.equals(HEARD) ? text : heard;
    }
    return heard;
  }

  /** The digest of everything with this behind it. */
  static String chain(String before, byte[] bytes, int offset, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(before.getBytes(StandardCharsets.US_ASCII));
      digest.update(bytes, offset, length);
      return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 16));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("bug: every Java has SHA-256", e);
    }
  }
}
