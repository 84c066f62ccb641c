package sextant.desktop.kit;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.animation.AnimationTimer;

/**
 * Carries items from any thread to the JavaFX thread, one batch per pulse, however many arrive. It
 * holds at most {@code capacity} items that have not been shown; the oldest of them give way, and
 * are counted as skipped.
 */
public final class LogFeed<T> {
  private static final int IDLE_PULSES = 30;

  private final int capacity;
  private final Consumer<List<T>> show;
  // Guards the four fields below: producers on any thread, one consumer on the JavaFX thread.
  private final Object lock = new Object();
  private ArrayDeque<T> waiting = new ArrayDeque<>();
  private long skipped;
  private boolean running;
  private boolean paused;
  private int idlePulses;
  private final AnimationTimer timer =
      new AnimationTimer() {
        @Override
        public void handle(long nowNanos) {
          drain();
        }
      };

  /** A feed that calls {@code show} on the JavaFX thread with each pulse's batch. */
  public LogFeed(int capacity, Consumer<List<T>> show) {
    this.capacity = capacity;
    this.show = show;
  }

  /** Adds an item. May be called from any thread; never blocks for the screen. */
  public void offer(T item) {
    synchronized (lock) {
      if (waiting.size() == capacity) {
        waiting.removeFirst();
        skipped++;
      }
      waiting.addLast(item);
      if (running || paused) {
        return;
      }
      running = true;
    }
    Ui.later(timer::start);
  }

  /** While paused, items wait (the newest {@code capacity} of them) and nothing is shown. */
  public void setPaused(boolean pause) {
    boolean start;
    synchronized (lock) {
      paused = pause;
      start = !pause && !waiting.isEmpty() && !running;
      running |= start;
    }
    if (start) {
      Ui.later(timer::start);
    }
  }

  /** How many items wait to be shown. May be called from any thread. */
  public int waitingCount() {
    synchronized (lock) {
      return waiting.size();
    }
  }

  /** How many items gave way before they could be shown. May be called from any thread. */
  public long skippedCount() {
    synchronized (lock) {
      return skipped;
    }
  }

  /** Forgets what waits. */
  public void clear() {
    synchronized (lock) {
      waiting.clear();
    }
  }

  private void drain() {
    List<T> batch = List.of();
    synchronized (lock) {
      if (!paused && !waiting.isEmpty()) {
        batch = new ArrayList<>(waiting);
        waiting = new ArrayDeque<>();
      }
      idlePulses = batch.isEmpty() ? idlePulses + 1 : 0;
      if (idlePulses > IDLE_PULSES || paused) {
        idlePulses = 0;
        running = false;
        timer.stop();
      }
    }
    if (!batch.isEmpty()) {
      show.accept(batch);
    }
  }
}
