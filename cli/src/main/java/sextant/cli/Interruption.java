package sextant.cli;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Ctrl-C. What runs says here how to stop it; when a person interrupts, everything is stopped,
 * newest first, each once, on the thread that brings the news. Ctrl-\ comes here, too: it asks for
 * news and stops nothing. Guards its lists with its own lock.
 */
public final class Interruption {
  private final Object lock = new Object();
  private final Deque<Stop> stops = new ArrayDeque<>();
  private final List<Teller> news = new ArrayList<>();
  private boolean happened;
  private boolean isUsualEnd;

  /** How something that runs is stopped: makes its blocked calls return, never throws. */
  @FunctionalInterface
  public interface Stop {
    /** Stops it; called at most once. */
    void now();
  }

  /** How something that runs tells how far it is. */
  @FunctionalInterface
  public interface Teller {
    /** Tells it; may be called while the work goes on, never throws. */
    void tell();
  }

  /** Takes a stop or a teller back; nothing happens when it was used already. */
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

  /** Shows how far the work is whenever a person asks with Ctrl-\, on the asking thread. */
  public Registration telling(Teller teller) {
    synchronized (lock) {
      news.add(teller);
    }
    return () -> {
      synchronized (lock) {
        news.remove(teller);
      }
    };
  }

  /** Asks all that run how far they are; they go on. */
  public void askForNews() {
    List<Teller> all;
    synchronized (lock) {
      all = List.copyOf(news);
    }
    all.forEach(Teller::tell);
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
