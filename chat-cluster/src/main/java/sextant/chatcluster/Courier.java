package sextant.chatcluster;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.BiConsumer;

/**
 * Sends to one server on a thread of its own, so that one that does not read holds up nobody.
 * {@code synchronized} guards what waits.
 */
final class Courier implements AutoCloseable {
  private static final long MOST_BYTES = 128L << 20;

  private final Deque<byte[]> waiting = new ArrayDeque<>();
  private final Thread thread;
  private long bytes;
  private boolean closed;

  Courier(String to, BiConsumer<String, byte[]> sending) {
    thread =
        Thread.ofVirtual()
            .name("chat-courier-" + to)
            .start(() -> {
              for (byte[] next = take(); next.length > 0; next = take()) {
                sending.accept(to, next);
              }
            });
  }

  /** Takes it; what is too much is lost, which the other end notices by its numbers. */
  synchronized void send(byte[] message) {
    if (bytes + message.length <= MOST_BYTES) {
      waiting.add(message);
      bytes += message.length;
      notifyAll();
    }
  }

  private synchronized byte[] take() {
    try {
      while (waiting.isEmpty() && !closed) {
        wait();
      }
    } catch (InterruptedException e) {
      return new byte[0];
    }
    if (waiting.isEmpty()) {
      return new byte[0];
    }
    byte[] next = waiting.removeFirst();
    bytes -= next.length;
    return next;
  }

  @Override
  public synchronized void close() {
    closed = true;
    waiting.clear();
    notifyAll();
    thread.interrupt();
  }
}
