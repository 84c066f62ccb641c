package sextant.files.store;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * What a transfer has done so far, appended record by record: {@code length u32, crc32c u32, type
 * u8, body}. The first record is the head, which says what the transfer is. Reading stops at the
 * first record that is not whole, as a killed process or a flipped bit leaves it; what stood after
 * it is done again.
 */
final class Journal implements AutoCloseable {
  static final String FILE = "journal";
  private static final int MOST_BYTES = 256 << 20;
  private static final int FRAME = 8;
  private static final byte HEAD = 1;
  private static final byte BLOCK = 2;
  private static final byte LANDING = 3;
  private static final byte VERSION = 1;

  private final FileChannel channel;
  private long end;

  private Journal(FileChannel channel, long end) {
    this.channel = channel;
    this.end = end;
  }

  /** Something that was done. */
  sealed interface Entry {
    /** A block of a file is in its part, with this CRC-32C. */
    record Block(int file, int block, int crc) implements Entry {}

    /**
     * A part is about to get this name; when the part is gone, it has it.
     *
     * @param isReserved whether an empty file holds the name until then
     */
    record Landing(int file, String path, boolean isReserved) implements Entry {}
  }

  /** A journal found: the head it began with and what was done. */
  record Found(Journal journal, ByteBuffer head, List<Entry> entries) {}

  /** Begins a journal. */
  static Journal create(Handle staging, byte[] head) throws IOException {
    FileChannel channel = staging.create(FILE);
    lock(channel);
    var journal = new Journal(channel, 0);
    byte[] versioned = new byte[head.length + 1];
    versioned[0] = VERSION;
    System.arraycopy(head, 0, versioned, 1, head.length);
    journal.write(record(HEAD, versioned));
    return journal;
  }

  /** Opens a journal; empty when there is none or its head cannot be trusted. */
  static Optional<Found> open(Handle staging) throws IOException {
    if (staging.look(FILE).isEmpty()) {
      return Optional.empty();
    }
    FileChannel channel = staging.open(FILE);
    try {
      lock(channel);
      Optional<Found> found = read(channel);
      if (found.isEmpty()) {
        channel.close();
      }
      return found;
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }

  // Two programs may receive into one folder, but never the same transfer.
  private static void lock(FileChannel channel) throws IOException {
    try {
      if (channel.tryLock() == null) {
        throw new TransferInUseException();
      }
    } catch (OverlappingFileLockException _) {
      throw new TransferInUseException();
    }
  }

  private static Optional<Found> read(FileChannel channel) throws IOException {
    if (channel.size() > MOST_BYTES) {
      return Optional.empty();
    }
    ByteBuffer all = ByteBuffer.allocate((int) channel.size());
    while (all.hasRemaining() && channel.read(all, all.position()) > 0) {
      // until the end
    }
    all.flip();
    Optional<ByteBuffer> head = next(all);
    if (head.isEmpty() || head.get().get() != HEAD || head.get().get() != VERSION) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>();
    long whole = all.position();
    for (Optional<ByteBuffer> record = next(all); record.isPresent(); record = next(all)) {
      Optional<Entry> entry = parse(record.get());
      if (entry.isEmpty()) {
        break;
      }
      entries.add(entry.get());
      whole = all.position();
    }
    channel.truncate(whole);
    return Optional.of(new Found(new Journal(channel, whole), head.get().slice(), entries));
  }

  // The next whole record, type first, or empty at the end of what can be trusted.
  private static Optional<ByteBuffer> next(ByteBuffer all) {
    if (all.remaining() < FRAME) {
      return Optional.empty();
    }
    int length = all.getInt(all.position());
    if (length < 1 || length > all.remaining() - FRAME) {
      return Optional.empty();
    }
    ByteBuffer record = all.slice(all.position() + FRAME, length);
    CRC32C crc = new CRC32C();
    crc.update(record.duplicate());
    if ((int) crc.getValue() != all.getInt(all.position() + 4)) {
      return Optional.empty();
    }
    all.position(all.position() + FRAME + length);
    return Optional.of(record);
  }

  private static Optional<Entry> parse(ByteBuffer record) {
    try {
      return switch (record.get()) {
        case BLOCK ->
            Optional.of(new Entry.Block(record.getInt(), record.getInt(), record.getInt()));
        case LANDING -> {
          int file = record.getInt();
          boolean isReserved = record.get() == 1;
          String path = StandardCharsets.UTF_8.decode(record).toString();
          yield Optional.of(new Entry.Landing(file, path, isReserved));
        }
        default -> Optional.empty();
      };
    } catch (BufferUnderflowException _) {
      return Optional.empty();
    }
  }

  /** Adds an entry; it is with the system when this returns, so a killed process keeps it. */
  void add(Entry entry) throws IOException {
    write(record(entry));
  }

  /** Adds entries in one piece. */
  void addAll(List<Entry> entries) throws IOException {
    List<ByteBuffer> records = new ArrayList<>(entries.size());
    int bytes = 0;
    for (Entry entry : entries) {
      ByteBuffer record = record(entry);
      bytes += record.remaining();
      records.add(record);
    }
    ByteBuffer all = ByteBuffer.allocate(bytes);
    records.forEach(all::put);
    write(all.flip());
  }

  private static ByteBuffer record(Entry entry) {
    return switch (entry) {
      case Entry.Block block ->
          record(
              BLOCK,
              ByteBuffer.allocate(12)
                  .putInt(block.file())
                  .putInt(block.block())
                  .putInt(block.crc())
                  .array());
      case Entry.Landing landing -> {
        byte[] path = landing.path().getBytes(StandardCharsets.UTF_8);
        yield record(
            LANDING,
            ByteBuffer.allocate(5 + path.length)
                .putInt(landing.file())
                .put((byte) (landing.isReserved() ? 1 : 0))
                .put(path)
                .array());
      }
    };
  }

  private static ByteBuffer record(byte type, byte[] body) {
    ByteBuffer record = ByteBuffer.allocate(FRAME + 1 + body.length);
    record.putInt(1 + body.length).putInt(0).put(type).put(body);
    CRC32C crc = new CRC32C();
    crc.update(record.array(), FRAME, 1 + body.length);
    return record.putInt(4, (int) crc.getValue()).flip();
  }

  private synchronized void write(ByteBuffer records) throws IOException {
    while (records.hasRemaining()) {
      end += channel.write(records, end);
    }
  }

  @Override
  public synchronized void close() throws IOException {
    channel.close();
  }
}
