package sextant.chatcluster;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The end of the group's log on this server's disk. A server that died while it wrote may have left
 * half an entry there, which the library would read as a whole one; it was acknowledged to nobody,
 * so it is cut off.
 */
final class LogTail {
  private static final String FILE = "entries.raft";
  private static final int HEADER = 26;
  private static final int MAGIC = 1;

  private LogTail() {}

  /** Cuts off what is not whole; before the log is opened. Returns how many bytes are kept. */
  static long repair(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.exists(file)) {
      return 0;
    }
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long position = 0;
      for (long next = next(channel, position); next > 0; next = next(channel, position)) {
        position = next;
      }
      channel.truncate(position);
      channel.force(true);
      return position;
    }
  }

  /** Where the entry after this one begins, or -1 when there is no whole one here. */
  private static long next(FileChannel channel, long position) throws IOException {
    ByteBuffer header = read(channel, position, HEADER);
    if (header.remaining() < HEADER || header.get(0) != MAGIC) {
      return -1;
    }
    boolean isInternal = header.get(21) == 1;
    int length = header.getInt(22);
    if (length < 0 || length > channel.size()) {
      return -1;
    }
    ByteBuffer read = read(channel, position + HEADER, length);
    byte[] data = new byte[read.remaining()];
    read.get(data);
    boolean isWhole =
        data.length == length && (isInternal || length == 0 || Batch.isWhole(data, 0, length));
    return isWhole ? position + HEADER + length : -1;
  }

  private static ByteBuffer read(FileChannel channel, long position, int length)
      throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(length);
    int read = 0;
    while (buffer.hasRemaining() && read >= 0) {
      read = channel.read(buffer, position + buffer.position());
    }
    return buffer.flip();
  }
}
