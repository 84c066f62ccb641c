package sextant.web;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The newest exchanges, oldest first, and their bodies while they fit: 2,000 exchanges and 64 MiB
 * of bodies. Any thread; its own lock guards the queue.
 */
public final class TrafficLog {
  private static final int MOST = 2_000;
  private static final long MOST_BODY_BYTES = 64L << 20;

  private final Object lock = new Object();
  private final Deque<Exchange> exchanges = new ArrayDeque<>();
  private final AtomicLong changes = new AtomicLong();
  private boolean keepsBodies;

  /** An empty log that keeps heads only. */
  public TrafficLog() {}

  /** Keeps the beginnings of bodies from now on. */
  public TrafficLog keepingBodies() {
    synchronized (lock) {
      keepsBodies = true;
    }
    return this;
  }

  /** Counts every change; a screen that saw this number has nothing new to paint. */
  public long changes() {
    return changes.get();
  }

  /** Everything there is, oldest first. */
  public List<Exchange> exchanges() {
    synchronized (lock) {
      return List.copyOf(exchanges);
    }
  }

  /** The exchanges of one tab, oldest first. */
  public List<Exchange> ofTab(long tab) {
    return exchanges().stream().filter(e -> e.request().context().tab() == tab).toList();
  }

  /** Forgets the exchanges of one tab. */
  public void clearTab(long tab) {
    synchronized (lock) {
      exchanges.removeIf(e -> e.request().context().tab() == tab);
    }
    changed();
  }

  /** Ends what still runs for one tab; what became a download goes on. */
  public void cancelTab(long tab) {
    for (Exchange exchange : ofTab(tab)) {
      if (exchange.state() == Exchange.State.RUNNING && !exchange.outlivesTab()) {
        exchange.cancel();
      }
    }
  }

  void add(Exchange exchange) {
    List<Exchange> tooMuch = new ArrayList<>();
    synchronized (lock) {
      if (keepsBodies) {
        exchange.capture().open();
      }
      exchanges.add(exchange);
      if (exchanges.size() > MOST) {
        exchanges.removeFirst();
      }
      long bytes = exchanges.stream().mapToLong(e -> e.capture().size()).sum();
      for (Exchange old : exchanges) {
        if (bytes <= MOST_BODY_BYTES) {
          break;
        }
        bytes -= old.capture().size();
        tooMuch.add(old);
      }
    }
    tooMuch.forEach(old -> old.capture().drop());
    changed();
  }

  void changed() {
    changes.incrementAndGet();
  }
}
