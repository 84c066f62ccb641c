package sextant.desktop.kit;

import javafx.application.Platform;

/** The way onto the JavaFX thread and off it. */
public final class Ui {
  private Ui() {}

  /** Runs the task on the JavaFX thread, after what that thread is doing now. */
  public static void later(Runnable task) {
    Platform.runLater(task);
  }

  /**
   * Runs blocking work on a new virtual thread of this name; show results through {@link #later}.
   */
  public static Thread background(String name, Runnable work) {
    return Thread.ofVirtual().name(name).start(work);
  }
}
