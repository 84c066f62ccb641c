package sextant.desktop.kit;

import java.util.List;

/**
 * What a {@link LogList} shows, kept apart from its nodes so that it outlives them: the newest
 * {@code capacity} items, and the way in for new ones.
 */
public final class LogStore<T> {
  private final int capacity;
  private final RingList<T> ring;
  private final LogFeed<T> feed;

  /** An empty store of at most {@code capacity} items. */
  public LogStore(int capacity) {
    this.capacity = capacity;
    ring = new RingList<>(capacity);
    feed = new LogFeed<>(capacity, ring::append);
  }

  /** Adds an item. May be called from any thread; it is on the screen at the next pulse. */
  public void offer(T item) {
    feed.offer(item);
  }

  /** Everything that has reached the JavaFX thread and is still kept, oldest first. */
  public List<T> items() {
    return ring;
  }

  /** Forgets everything. JavaFX thread. */
  public void clear() {
    feed.clear();
    ring.clear();
  }

  /** How many items it keeps at most. */
  public int capacity() {
    return capacity;
  }

  RingList<T> ring() {
    return ring;
  }

  LogFeed<T> feed() {
    return feed;
  }
}
