package sextant.desktop.ping;

import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Blocking work of the engine on a thread of its own that can be stopped from outside. */
final class EngineWork implements Prober.Work {
  /** What the thread does. */
  interface Body {
    /** Works until done or stopped; it may throw before it has begun to work. */
    void run(EngineWork work) throws FailureException;
  }

  private static final System.Logger LOGGER = System.getLogger(EngineWork.class.getName());

  // Guards the two fields below: the thread that works and the one that stops it.
  private final Object lock = new Object();
  private @Nullable Runnable stopper;
  private boolean stopped;

  private EngineWork() {}

  /**
   * Starts a platform thread, because the engine blocks in native calls.
   *
   * @param ended told on that thread, as the last thing, why it ended if it was not done or stopped
   */
  static EngineWork start(String name, Body body, Consumer<Optional<Failure>> ended) {
    var work = new EngineWork();
    Thread.ofPlatform().daemon().name(name).start(() -> work.run(body, ended));
    return work;
  }

  private void run(Body body, Consumer<Optional<Failure>> ended) {
    try {
      body.run(this);
      ended.accept(Optional.empty());
    } catch (FailureException failed) {
      ended.accept(Optional.of(failed.failure()));
    } catch (RuntimeException bug) { // the top of this thread: without it the room would wait on
      LOGGER.log(Level.ERROR, "bug: " + Thread.currentThread().getName(), bug);
      ended.accept(Optional.of(Failure.of(bug, Thread.currentThread().getName())));
    }
  }

  /** From now on {@link #stop} runs this; at once when it was stopped already. */
  void stopWith(Runnable how) {
    synchronized (lock) {
      stopper = how;
      if (stopped) {
        how.run();
      }
    }
  }

  @Override
  public void stop() {
    synchronized (lock) {
      stopped = true;
      if (stopper != null) {
        stopper.run();
      }
    }
  }
}
