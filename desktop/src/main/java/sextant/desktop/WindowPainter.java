package sextant.desktop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Arrays;
import javafx.animation.PauseTransition;
import javafx.event.ActionEvent;
import javafx.scene.control.TextField;
import javafx.util.Duration;
import sextant.desktop.kit.Png;
import sextant.desktop.shell.Host;
import sextant.desktop.shell.Shell;

/**
 * Sets a room to work and takes its picture once it has come to rest: two looks in a row that show
 * the same, or the last look after a few seconds. On the JavaFX thread.
 */
final class WindowPainter {
  private static final Duration BETWEEN_LOOKS = Duration.millis(250);
  private static final int LEAST_LOOKS = 8;
  private static final int MOST_LOOKS = 40;
  private static final String ENTRY = "#talk-entry";
  private static final String WORDS = "hello 你好";

  private final Shell shell;
  private final Painting painting;
  private final Runnable then;
  private byte[] last = new byte[0];
  private int looks;
  private boolean hasSpoken;

  /** A painter that calls back when the picture is written. */
  WindowPainter(Shell shell, Painting painting, Runnable then) {
    this.shell = shell;
    this.painting = painting;
    this.then = then;
    hasSpoken = !painting.room().equals("talk");
  }

  void begin() {
    if (hasSpoken) {
      shell.showPage(painting.what());
    } else {
      shell.follow("talk.connect", Host.parse(painting.what()));
    }
    wait(this::look);
  }

  private static void wait(Runnable run) {
    PauseTransition pause = new PauseTransition(BETWEEN_LOOKS);
    pause.setOnFinished(event -> run.run());
    pause.play();
  }

  private void look() {
    looks++;
    if (!hasSpoken && shell.find(ENTRY) instanceof TextField field && !field.isDisabled()) {
      hasSpoken = true;
      looks = 0;
      field.setText(WORDS);
      field.fireEvent(new ActionEvent());
    }
    byte[] picture = Png.of(shell.picture());
    boolean isAtRest = hasSpoken && looks >= LEAST_LOOKS && Arrays.equals(picture, last);
    last = picture;
    if (isAtRest || looks >= MOST_LOOKS) {
      write(picture);
    } else {
      wait(this::look);
    }
  }

  private void write(byte[] picture) {
    try {
      Files.write(painting.file(), picture);
    } catch (IOException cannotWrite) {
      throw new UncheckedIOException(cannotWrite);
    } finally {
      then.run();
    }
  }
}
