package sextant.desktop.web.stuck;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a page holds the JavaFX thread, and has a person asked about it. A thread of its own
 * looks twice a second, while there are pages at all.
 */
public final class PageWatch {
  private static final System.Logger LOGGER = System.getLogger(PageWatch.class.getName());
  private static final long STEP_MILLIS = 500;

  private final House house;
  private final Optional<Asker> asker;
  private final AtomicBoolean isWatching = new AtomicBoolean();
  private final AtomicReference<Optional<Answer>> answer = new AtomicReference<>(Optional.empty());
  private final AtomicBoolean isUnanswered = new AtomicBoolean();
  private volatile boolean hasBeat;
  private volatile @Nullable Thread windowThread;
  private Asker.@Nullable Question question;

  /** What the watch stands on. Called on its thread, but for {@link #beat}. */
  public interface House {
    /** The pages that are loaded now. */
    List<OpenPage> pages();

    /** The JavaFX thread is alive; called on it. */
    void beat();

    /** Has the next start of the program not load the page; on the disk when it returns. */
    void hold(Suspicion suspicion);

    /** Takes that back. */
    void release();

    /** What the question is. */
    Inquiry inquiry(Suspicion suspicion, int seconds);

    /** Nobody can be asked: says elsewhere how to end the program. */
    void sayHelpless(String why, int seconds);

    /** Writes what must be kept, and ends the program without its window. Does not return. */
    void end();
  }

  /** A watch that has not begun; without an asker it only says how to end the program. */
  public PageWatch(House house, Optional<Asker> asker) {
    this.house = house;
    this.asker = asker;
  }

  /** There may be pages now: watches until there are none. Any thread. */
  public void wake() {
    if (Platform.isFxApplicationThread()) {
      windowThread = Thread.currentThread();
    }
    if (isWatching.compareAndSet(false, true)) {
      Thread.ofPlatform().daemon().name("web-watch").start(this::watch);
    }
  }

  private void watch() {
    try {
      var standstill = new Standstill(System.nanoTime());
      Appetite.Memory first = Appetite.Memory.now();
      Appetite.Memory before = first;
      hasBeat = true;
      while (!house.pages().isEmpty() || !hasBeat) {
        boolean isAlive = hasBeat;
        if (isAlive) {
          hasBeat = false;
          before = Appetite.Memory.now();
          Platform.runLater(this::beat);
        }
        Thread.sleep(STEP_MILLIS);
        look(standstill, first, before);
      }
      isWatching.set(false);
      if (!house.pages().isEmpty()) { // a page came while the last look ended
        wake();
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException bug) {
      LOGGER.log(Level.ERROR, "bug: pages are not watched any more", bug);
    }
  }

  private void beat() {
    windowThread = Thread.currentThread();
    house.beat();
    hasBeat = true;
  }

  private void look(Standstill standstill, Appetite.Memory first, Appetite.Memory before) {
    Thread thread = windowThread;
    Grip grip = hasBeat || thread == null ? Grip.NONE : Grip.of(thread.getStackTrace());
    boolean isHeld = grip != Grip.NONE;
    Appetite.Memory now = Appetite.Memory.now();
    Appetite appetite = Appetite.byAndBy(first, now);
    if (isHeld && appetite == Appetite.USUAL) {
      appetite = Appetite.of(before, now);
    }
    hear(standstill);
    Optional<Suspicion> suspicion = Suspicion.of(grip, appetite, house.pages());
    isHeld &= suspicion.isPresent();
    switch (standstill.look(System.nanoTime(), isHeld, appetite)) {
      case NOTHING -> {}
      case NOTICE -> suspicion.ifPresent(house::hold);
      case ASK -> suspicion.ifPresent(one -> ask(one, standstill));
      case END -> suspicion.ifPresent(one -> endUnasked(one, standstill.seconds()));
      case BACK -> {
        withdraw();
        house.release();
      }
    }
  }

  private void hear(Standstill standstill) {
    if (isUnanswered.getAndSet(false)) {
      question = null;
      house.sayHelpless("", standstill.seconds());
    }
    answer
        .getAndSet(Optional.empty())
        .ifPresent(said -> {
          switch (said) {
            case WAIT -> {
              withdraw();
              standstill.waited();
            }
            case CLOSE -> close();
          }
        });
  }

  private void close() {
    Asker.Question asked = question;
    if (asked != null) {
      asked.ending();
    }
    house.end();
  }

  private void ask(Suspicion suspicion, Standstill standstill) {
    if (asker.isEmpty()) {
      house.sayHelpless("", standstill.seconds());
      return;
    }
    house.hold(suspicion);
    try {
      question = asker.get().ask(house.inquiry(suspicion, standstill.seconds()), this::answered);
    } catch (IOException cannotStart) {
      house.sayHelpless(String.valueOf(cannotStart.getMessage()), standstill.seconds());
    }
  }

  // The other process has nothing to ask, but starts the program again when this one has gone.
  private void endUnasked(Suspicion suspicion, int seconds) {
    house.hold(suspicion);
    try {
      if (question == null && asker.isPresent()) {
        question = asker.get().ask(house.inquiry(suspicion, seconds), said -> {});
      }
    } catch (IOException noneLeft) {
      // too late for another process: the tab tells it when the person starts Sextant
    }
    close();
  }

  private void answered(Optional<Answer> said) {
    if (said.isEmpty()) {
      isUnanswered.set(true);
    } else {
      answer.set(said);
    }
  }

  private void withdraw() {
    Asker.Question asked = question;
    question = null;
    answer.set(Optional.empty());
    isUnanswered.set(false);
    if (asked != null) {
      asked.withdraw();
    }
  }
}
