package sextant.identity;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** One holder at a time, over all threads and processes; the system frees it when one dies. */
public final class StateLock implements AutoCloseable {
  private static final long RETRY_MILLIS = 5;

  private final FileChannel channel;

  private StateLock(FileChannel channel) {
    this.channel = channel;
  }

  static Optional<StateLock> tryTake(Path file, FileAttribute<?>... attributes) throws IOException {
    FileChannel channel = open(file, attributes);
    try {
      if (channel.tryLock() != null) {
        return Optional.of(new StateLock(channel));
      }
    } catch (OverlappingFileLockException _) { // a thread of this same process holds it
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
    channel.close();
    return Optional.empty();
  }

  private static FileChannel open(Path file, FileAttribute<?>... attributes) throws IOException {
    return FileChannel.open(
        file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), attributes);
  }

  static StateLock take(Path file, FileAttribute<?>... attributes) throws IOException {
    FileChannel channel = open(file, attributes);
    try {
      FileLock lock = waitFor(channel);
      assert lock.isValid() : "bug: a lock that was given is not held";
      return new StateLock(channel);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
  }

  private static FileLock waitFor(FileChannel channel) throws IOException {
    while (true) {
      try {
        return channel.lock();
      } catch (OverlappingFileLockException _) { // a thread of this same process holds it
        pause();
      }
    }
  }

  private static void pause() throws InterruptedIOException {
    try {
      TimeUnit.MILLISECONDS.sleep(RETRY_MILLIS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a lock");
    }
  }

  @Override
  public void close() throws IOException {
    channel.close(); // the lock goes with it
  }
}
