package sextant.desktop.web;

import java.util.concurrent.atomic.AtomicBoolean;
import javafx.animation.PauseTransition;
import javafx.util.Duration;
import sextant.raw.NativeHeap;

/**
 * Gives the memory of closed tabs back to the system a little after the last one was closed. WebKit
 * frees a page only when the collector has found it, and the C library keeps what WebKit freed.
 */
final class MemoryRelease {
  private static final Duration QUIET = Duration.seconds(3);
  private static final long PAGES_END_MILLIS = 500;

  private final PauseTransition pause = new PauseTransition(QUIET);
  private final AtomicBoolean isRunning = new AtomicBoolean();

  MemoryRelease() {
    pause.setOnFinished(event -> {
      if (isRunning.compareAndSet(false, true)) {
        Thread.ofPlatform().daemon().name("memory").start(this::release);
      }
    });
  }

  /** A tab was closed; waits for further ones. JavaFX thread. */
  void soon() {
    pause.playFromStart();
  }

  private void release() {
    try {
      System.gc();
      Thread.sleep(PAGES_END_MILLIS); // WebKit ends the pages that were found, on the JavaFX thread
      System.gc();
      NativeHeap.trim();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      isRunning.set(false);
    }
  }
}
