package sextant.files;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import sextant.identity.Fingerprint;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * What one Sextant offers another: {@code "SXF1"}, the sender as LocalSend's JSON, then every
 * folder, file and link with size, time to the nanosecond and permissions. No hash: the first byte
 * need not wait for the last.
 */
record SextantOffer(Device sender, List<SourceEntry> entries) {
  static final int MOST_BYTES = 128 << 20;
  private static final int MAGIC = 0x53584631;
  private static final int MOST_ENTRIES = 1_000_000;
  private static final int MOST_JSON = 64 * 1024;
  private static final long LARGEST = 1L << 50;
  private static final Path NOWHERE = Path.of("");

  SextantOffer {
    entries = List.copyOf(entries);
  }

  /**
   * The name of the transfer: the same for the same things from the same sender, so that a sender
   * that was killed finds its unfinished transfer again without having written anything down.
   */
  static String transferId(Fingerprint sender, byte[] entries) {
    MessageDigest digest = UploadSession.sha256();
    digest.update(sender.hex().getBytes(StandardCharsets.US_ASCII));
    return HexFormat.of().formatHex(digest.digest(entries), 0, 16);
  }

  /** The entries alone, as they are in the offer. */
  static byte[] entryBytes(List<SourceEntry> entries) {
    var bytes = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(entries.size());
      for (SourceEntry entry : entries) {
        Instant modified = entry.modified().toInstant();
        out.writeByte(entry.kind().code());
        writeText(out, entry.name());
        out.writeLong(entry.size());
        out.writeLong(modified.getEpochSecond());
        out.writeInt(modified.getNano());
        out.writeInt(entry.mode());
        writeText(out, entry.linkTarget());
      }
    } catch (IOException e) {
      throw new IllegalStateException("bug: memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  static byte[] encode(Device sender, byte[] entryBytes) {
    byte[] json = Json.write(sender::writeWithPortTo);
    var bytes = new ByteArrayOutputStream(entryBytes.length + json.length + 8);
    try (var out = new DataOutputStream(bytes)) {
      out.writeInt(MAGIC);
      out.writeInt(json.length);
      out.write(json);
      out.write(entryBytes);
    } catch (IOException e) {
      throw new IllegalStateException("bug: memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void writeText(DataOutputStream out, String text) throws IOException {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(utf8.length);
    out.write(utf8);
  }

  static SextantOffer decode(byte[] bytes) throws IOException {
    try (var in = new DataInputStream(new java.io.ByteArrayInputStream(bytes))) {
      if (in.readInt() != MAGIC) {
        throw wrong("not an offer");
      }
      int length = in.readInt();
      if (length < 2 || length > MOST_JSON) {
        throw wrong("no sender");
      }
      Device sender = Device.read(in.readNBytes(length), true);
      return new SextantOffer(sender, entries(in));
    } catch (java.io.EOFException _) {
      throw wrong("ends early");
    }
  }

  private static List<SourceEntry> entries(DataInputStream in) throws IOException {
    int count = in.readInt();
    if (count < 1 || count > MOST_ENTRIES) {
      throw wrong("no usable number of entries");
    }
    List<SourceEntry> entries = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < count; i++) {
      SourceEntry entry = entry(in);
      total += entry.size();
      entries.add(entry);
    }
    if (in.read() >= 0 || total > LARGEST) {
      throw wrong(total > LARGEST ? "more bytes than there are" : "goes on after its end");
    }
    return entries;
  }

  private static SourceEntry entry(DataInputStream in) throws IOException {
    int kind = in.readUnsignedByte();
    String name = readText(in);
    long size = in.readLong();
    long seconds = in.readLong();
    int nanos = in.readInt();
    int mode = in.readInt();
    String linkTarget = readText(in);
    Optional<SourceEntry.Kind> what = SourceEntry.Kind.of(kind);
    if (what.isEmpty() || size < 0 || size > LARGEST) {
      throw wrong("not an entry");
    }
    try {
      FileTime modified = FileTime.from(Instant.ofEpochSecond(seconds, nanos));
      return new SourceEntry(what.get(), NOWHERE, name, size, modified, mode, linkTarget);
    } catch (DateTimeException | ArithmeticException _) {
      throw wrong("not a time");
    }
  }

  private static String readText(DataInputStream in) throws IOException {
    int length = in.readUnsignedShort();
    byte[] utf8 = in.readNBytes(length);
    if (utf8.length < length) {
      throw wrong("ends early");
    }
    return new String(utf8, StandardCharsets.UTF_8);
  }

  static FailureException wrong(String detail) {
    return new FailureException(new Failure(Failure.Kind.BAD_INPUT, "offer", detail));
  }
}
