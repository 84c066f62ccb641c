package sextant.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Ctrl-C. What runs says here how to stop it; when a person interrupts, everything is stopped,
 * newest first, each once, on the thread that brings the news. Guards its list with its own lock.
 */
public final class Interruption {
  private final Object lock = new Object();
  private final Deque<Stop> stops = new ArrayDeque<>();
  private boolean happened;
  private boolean isUsualEnd;

  /** How something that runs is stopped: makes its blocked calls return, never throws. */
  @FunctionalInterface
  public interface Stop {
    /** Stops it; called at most once. */
    void now();
  }

  /** Takes a stop back; nothing happens when it was used already. */
  @FunctionalInterface
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Whether it has happened. */
  public boolean happened() {
    synchronized (lock) {
      return happened;
    }
  }

  /** Calls the stop at an interruption, at once when it has happened already. */
  public Registration stopping(Stop stop) {
    synchronized (lock) {
      if (!happened) {
        stops.push(stop);
        return () -> takeBack(stop);
      }
    }
    stop.now();
    return () -> {};
  }

  /**
   * The same for a command that people end with Ctrl-C as a matter of course, such as ping: its own
   * exit code stands, not that of an interruption.
   */
  public Registration stoppingAsUsual(Stop stop) {
    synchronized (lock) {
      isUsualEnd = true;
    }
    return stopping(stop);
  }

  /** Whether what ran was to be ended this way: then its exit code stands. */
  public boolean isUsualEnd() {
    synchronized (lock) {
      return isUsualEnd;
    }
  }

  /** Interrupts: the shutdown hook of the program and tests call this. */
  public void interrupt() {
    List<Stop> all;
    synchronized (lock) {
      happened = true;
      all = new ArrayList<>(stops);
      stops.clear();
    }
    for (Stop stop : all) {
      stop.now();
    }
  }

  private void takeBack(Stop stop) {
    synchronized (lock) {
      stops.remove(stop);
    }
  }
}
