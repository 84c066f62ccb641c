package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sextant.wire.Bytes;

/**
 * A conversation over a blocking {@link Connection}: its own thread reads, anyone writes, one at a
 * time.
 */
final class BlockingConversation extends Conversation {
  private final Connection connection;
  private final int outboxLimit;
  private final ReentrantLock writing = new ReentrantLock();
  private final ArrayDeque<Bytes> outbox = new ArrayDeque<>(0); // guarded by itself
  private int outboxBytes;
  private boolean draining;

  BlockingConversation(long id, Connection connection, Audience audience, int outboxLimit) {
    super(id, connection.local(), connection.remote(), audience);
    this.connection = connection;
    this.outboxLimit = outboxLimit;
  }

  /**
   * Reads as {@link Connection#read} does and writes it down. The buffer comes back ready for
   * reading.
   */
  int receive(ByteBuffer target) throws IOException {
    target.clear();
    int count = connection.read(target);
    target.flip();
    if (count >= 0) {
      note(Direction.IN, target);
    }
    return count;
  }

  int awaitLength() throws IOException {
    return connection.awaitLength();
  }

  boolean beginsWithMessage() {
    return connection.beginsWithMessage();
  }

  @Override
  public boolean keepsBoundaries() {
    return connection.keepsBoundaries();
  }

  boolean isPlainStream() {
    return !connection.keepsBoundaries() && connection.security().isEmpty();
  }

  @Override
  public Optional<Protection> protection() {
    return connection.protection();
  }

  @Override
  public String security() {
    return connection.security();
  }

  @Override
  void send(ByteBuffer bytes) throws IOException {
    writing.lock();
    try {
      drain();
      write(bytes);
    } finally {
      writing.unlock();
    }
  }

  private void write(ByteBuffer bytes) throws IOException {
    note(Direction.OUT, bytes); // before the write, or the answer could stand above the question
    connection.write(bytes);
  }

  @Override
  public boolean offer(Bytes bytes) {
    synchronized (outbox) {
      if (!isOpen() || (outboxBytes > 0 && outboxBytes + bytes.length() > outboxLimit)) {
        return false;
      }
      outbox.add(bytes);
      outboxBytes += bytes.length();
      if (!draining) {
        draining = true;
        Thread.ofVirtual().name("talk-outbox-" + id()).start(this::drainAlone);
      }
    }
    return true;
  }

  private void drainAlone() {
    writing.lock();
    try {
      drain();
    } catch (IOException e) {
      fail(e);
    } finally {
      writing.unlock();
    }
  }

  /** Writes what is queued; the caller holds the lock. */
  private void drain() throws IOException {
    for (Bytes next = poll(); next != null; next = poll()) {
      write(next.toBuffer());
    }
  }

  private @Nullable Bytes poll() {
    synchronized (outbox) {
      Bytes next = outbox.poll();
      if (next == null) {
        draining = false;
      } else {
        outboxBytes -= next.length();
      }
      return next;
    }
  }

  @Override
  public void finishSending() throws IOException {
    writing.lock();
    try {
      drain();
      connection.shutdownOutput();
    } finally {
      writing.unlock();
    }
  }

  @Override
  void shut() {
    connection.close();
  }
}
