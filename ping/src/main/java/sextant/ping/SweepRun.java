package sextant.ping;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.words.FailureException;

/**
 * Finds out which of many addresses answer. {@link #run} blocks its thread, which takes a share of
 * the work; {@link #stop} may be called from any thread.
 */
public final class SweepRun implements AutoCloseable {
  private static final int WORTH_A_THREAD = 1024;
  private static final int IDENTIFIER_STEP = 7919;
  private static final long PROGRESS_NANOS = 100_000_000;

  private final SweepTargets targets;
  private final List<SweepShard> shards = new ArrayList<>();
  private final int shardSize;
  private final AtomicInteger alive = new AtomicInteger();
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong progressDue = new AtomicLong(System.nanoTime() + PROGRESS_NANOS);
  private @Nullable Consumer<SweepEvent> listener;
  private volatile boolean isStopped;

  /** Opens the sockets; throws {@code RAW_SOCKET_DENIED} when the system allows none. */
  public static SweepRun open(SweepTargets targets, SweepOptions options) throws FailureException {
    return new SweepRun(targets, options);
  }

  private SweepRun(SweepTargets targets, SweepOptions options) throws FailureException {
    this.targets = targets;
    int threads = Math.clamp(targets.size() / WORTH_A_THREAD, 1, options.threadCount());
    shardSize = Math.max(1, (targets.size() + threads - 1) / threads);
    SweepOptions share = options.withRate((options.packetsPerSecond() + threads - 1) / threads);
    int identifier = (int) (ProcessHandle.current().pid() ^ (System.nanoTime() >>> 10));
    try {
      for (int from = 0; from < targets.size(); from += shardSize) {
        int to = Math.min(targets.size(), from + shardSize);
        shards.add(new SweepShard(this, from, to, identifier & 0xffff, share));
        identifier += IDENTIFIER_STEP;
      }
    } catch (FailureException failed) {
      close();
      throw failed;
    }
  }

  /** The addresses asked about. */
  public SweepTargets targets() {
    return targets;
  }

  /** Sweeps until all have answered, patience is over, or the run is stopped. */
  public void run(Consumer<SweepEvent> events) {
    listener = events;
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i < shards.size(); i++) {
      threads.add(Thread.ofPlatform().name("sweep-" + i).start(shards.get(i)::sweep));
    }
    if (!shards.isEmpty()) {
      shards.getFirst().sweep();
    }
    for (Thread thread : threads) {
      join(thread);
    }
    tell(new SweepEvent.Progress(sent.get(), alive.get(), targets.size()));
  }

  private void join(Thread thread) {
    boolean isInterrupted = false;
    while (true) {
      try {
        thread.join();
        break;
      } catch (InterruptedException interrupted) {
        isInterrupted = true;
        stop();
      }
    }
    if (isInterrupted) {
      Thread.currentThread().interrupt();
    }
  }

  synchronized void tell(SweepEvent event) {
    if (listener != null) {
      listener.accept(event);
    }
  }

  void onSent(int count) {
    long total = sent.addAndGet(count);
    long now = System.nanoTime();
    long due = progressDue.get();
    if (now - due >= 0 && progressDue.compareAndSet(due, now + PROGRESS_NANOS)) {
      tell(new SweepEvent.Progress(total, alive.get(), targets.size()));
    }
  }

  void onAlive(int count) {
    alive.addAndGet(count);
  }

  boolean isStopped() {
    return isStopped;
  }

  /** How many answered so far; from any thread. */
  public int aliveCount() {
    return alive.get();
  }

  /** The round trip of an address, -1 when it did not answer; call it when the run is over. */
  public long rttNanos(int index) {
    return shards.get(index / shardSize).rttNanos(index);
  }

  /** Ends {@link #run} soon. */
  public void stop() {
    isStopped = true;
    for (SweepShard shard : shards) {
      shard.wake();
    }
  }

  /** Frees the sockets; let {@link #run} return first. */
  @Override
  public void close() {
    for (SweepShard shard : shards) {
      shard.close();
    }
  }
}
