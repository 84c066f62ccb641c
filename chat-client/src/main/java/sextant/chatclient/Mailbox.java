package sextant.chatclient;

import java.time.InstantSource;
import java.util.PriorityQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** One thread that does what it is given, in order, and some things later. */
final class Mailbox implements AutoCloseable {
  static final int MOST_WAITING = 4_000;
  private static final int MOST_WITHOUT_IDLE = 500;

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Semaphore room = new Semaphore(MOST_WAITING);
  private final PriorityQueue<Later> later = new PriorityQueue<>();
  private final InstantSource clock;
  private final Runnable idle;
  private final Thread thread;
  private volatile boolean closed;

  private record Later(long millis, Runnable task) implements Comparable<Later> {
    @Override
    public int compareTo(Later other) {
      return Long.compare(millis, other.millis);
    }
  }

  /**
   * Starts the thread.
   *
   * @param idle called on it whenever nothing is left to do for the moment, and from time to time
   *     when there is always something
   */
  Mailbox(String name, InstantSource clock, Runnable idle) {
    this.clock = clock;
    this.idle = idle;
    this.thread = Thread.ofVirtual().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /** Gives the thread something to do; from any thread. What comes after the end is dropped. */
  void post(Runnable task) {
    if (!closed) {
      tasks.add(task);
    }
  }

  /**
   * The same for what strangers send: waits while too much of it is not done yet, so that a flood
   * stands in the network and not in memory.
   */
  void postWaiting(Runnable task) throws InterruptedException {
    while (!room.tryAcquire(100, TimeUnit.MILLISECONDS)) {
      if (closed) {
        return;
      }
    }
    post(() -> {
      room.release();
      task.run();
    });
  }

  /** Does something after so many milliseconds; from the thread itself. */
  void after(long millis, Runnable task) {
    later.add(new Later(clock.millis() + millis, task));
  }

  private void run() {
    int doneSinceIdle = 0;
    while (!closed) {
      try {
        Runnable task = next();
        if (task != null) {
          task.run();
        }
        if (tasks.isEmpty() || ++doneSinceIdle >= MOST_WITHOUT_IDLE) {
          doneSinceIdle = 0;
          idle.run();
        }
      } catch (InterruptedException _) {
        // closed, and that is looked at
      }
    }
    idle.run(); // what was done last is told, too
  }

  private @org.jspecify.annotations.Nullable Runnable next() throws InterruptedException {
    Later due = later.peek();
    if (due == null) {
      return tasks.take();
    }
    long wait = due.millis() - clock.millis();
    if (wait <= 0) {
      later.remove();
      return due.task();
    }
    return tasks.poll(Math.min(wait, 60_000), TimeUnit.MILLISECONDS);
  }

  /** Ends the thread after what it does now, and waits for it up to a second. */
  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    if (!Thread.currentThread().equals(thread)) {
      try {
        thread.join(1_000);
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
