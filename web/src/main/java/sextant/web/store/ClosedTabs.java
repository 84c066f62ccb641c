package sextant.web.store;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The tabs closed last, to be opened again: 25 of them. Any thread; its own monitor guards it. */
public final class ClosedTabs {
  static final int MOST = 25;

  private final Deque<TabState> closed = new ArrayDeque<>();

  /** Nothing was closed yet. */
  public ClosedTabs() {}

  /** Keeps a closed tab; one that showed nothing is not worth it. */
  public synchronized void push(TabState tab) {
    if (!tab.url().isEmpty()) {
      closed.addFirst(tab);
      if (closed.size() > MOST) {
        closed.removeLast();
      }
    }
  }

  /** The tab closed last, which is no longer kept. */
  public synchronized Optional<TabState> pop() {
    return Optional.ofNullable(closed.pollFirst());
  }

  /** All, the one closed last first. */
  public synchronized List<TabState> all() {
    return List.copyOf(closed);
  }

  /** Forgets all, and keeps these instead. */
  public synchronized void replace(List<TabState> others) {
    closed.clear();
    others.stream().limit(MOST).forEach(closed::addLast);
  }
}
