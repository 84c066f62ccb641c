package sextant.files.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * A file on its way: its bytes may come in any order and from several threads. It has its full
 * length from the start, so that what is missing is a hole and not a shift.
 */
public final class PartFile implements AutoCloseable {
  private static final ByteBuffer ONE_ZERO = ByteBuffer.allocate(1).asReadOnlyBuffer();

  private final int index;
  private final FileChannel channel;
  private final boolean isOld;

  PartFile(int index, FileChannel channel, boolean isOld) {
    this.index = index;
    this.channel = channel;
    this.isOld = isOld;
  }

  static String nameOf(int index) {
    return index + ".part";
  }

  /** Which file of the transfer it is. */
  public int index() {
    return index;
  }

  /** Whether an earlier run wrote to it: then what nobody wrote now need not be zero. */
  public boolean isOld() {
    return isOld;
  }

  /** Gives the file its length without writing to it; a file system with holes stores nothing. */
  public void allocate(long byteCount) throws IOException {
    if (channel.size() > byteCount) {
      channel.truncate(byteCount);
    } else if (channel.size() < byteCount) {
      channel.write(ONE_ZERO.duplicate(), byteCount - 1);
    }
  }

  /** Writes all that remains of the buffer at the given place. */
  public void write(long position, ByteBuffer bytes) throws IOException {
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  /** Reads until the buffer is full or the file ends, from the given place. */
  public void read(long position, ByteBuffer into) throws IOException {
    long at = position;
    while (into.hasRemaining()) {
      int count = channel.read(into, at);
      if (count < 0) {
        return;
      }
      at += count;
    }
  }

  /** How long the file is now. */
  public long size() throws IOException {
    return channel.size();
  }

  /** Returns when everything written is on the disk. */
  void force() throws IOException {
    channel.force(true);
  }

  /** Closes the file; it stays in the staging folder until it lands or is dropped. */
  @Override
  public void close() throws IOException {
    channel.close();
  }
}
