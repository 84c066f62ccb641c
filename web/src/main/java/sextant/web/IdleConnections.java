package sextant.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Connections that wait for another request: 32 at most, 90 seconds each. Any thread; its monitor
 * guards the queue.
 */
final class IdleConnections implements AutoCloseable {
  private static final int MOST = 32;
  private static final int IDLE_MILLIS = 90_000;

  private final Deque<Waiting> waiting = new ArrayDeque<>(); // the one that waits longest first
  private boolean isSwept;
  private boolean isClosed;

  private record Waiting(Connection connection, long sinceNanos) {
    private long leftMillis() {
      return IDLE_MILLIS - (System.nanoTime() - sinceNanos) / 1_000_000;
    }
  }

  /** The one of an origin that waited least: its server has hardly closed it. */
  synchronized Optional<Connection> take(String origin) {
    for (Iterator<Waiting> newest = waiting.descendingIterator(); newest.hasNext(); ) {
      Waiting one = newest.next();
      if (one.connection().origin().equals(origin)) {
        newest.remove();
        return Optional.of(one.connection());
      }
    }
    return Optional.empty();
  }

  /** Has one wait. */
  synchronized void put(Connection connection) {
    if (isClosed) {
      connection.client().close();
      return;
    }
    waiting.add(new Waiting(connection, System.nanoTime()));
    if (waiting.size() > MOST) {
      waiting.removeFirst().connection().client().close();
    }
    if (!isSwept) {
      isSwept = true;
      Thread.ofVirtual().name("web-idle").start(this::sweep);
    }
  }

  private synchronized void sweep() {
    try {
      while (!waiting.isEmpty()) {
        long left = waiting.getFirst().leftMillis();
        if (left <= 0) {
          waiting.removeFirst().connection().client().close();
        } else {
          wait(left);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    isSwept = false;
  }

  /** Closes all, and whatever comes later. */
  @Override
  public synchronized void close() {
    isClosed = true;
    List<Waiting> all = new ArrayList<>(waiting);
    waiting.clear();
    notifyAll();
    all.forEach(one -> one.connection().client().close());
  }
}
