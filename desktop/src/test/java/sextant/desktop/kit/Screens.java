package sextant.desktop.kit;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
import javafx.stage.PopupWindow;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;

/**
 * Pictures of windows, for people to look at: written when the tests run with {@code
 * -Dpictures=FOLDER}, and when one fails.
 */
final class Screens {
  private static final Path FAILED = Path.of("target", "screens");

  private Screens() {}

  /** Where pictures are wanted; empty when they are not. */
  static Optional<Path> folder() {
    return Optional.ofNullable(System.getProperty("pictures")).map(Path::of);
  }

  /** What every open window shows, after a failure. */
  static void writeAll(String name) {
    Window.getWindows().stream()
        .filter(window -> window instanceof Stage)
        .forEach(window -> write((Stage) window, FAILED, name));
  }

  private static BufferedImage over(PopupWindow popup) {
    popup.getScene().getRoot().applyCss();
    popup.getScene().getRoot().layout();
    return SwingFXUtils.fromFXImage(popup.getScene().snapshot(null), null);
  }

  /** What a window shows, and the popups over it. */
  static void write(Stage stage, Path folder, String name) {
    stage.getScene().getRoot().applyCss();
    stage.getScene().getRoot().layout();
    var image = SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null);
    var graphics = image.createGraphics();
    for (Window window : List.copyOf(Window.getWindows())) {
      if (window instanceof PopupWindow popup && popup.isShowing()) {
        int x = (int) (popup.getX() - stage.getX() - stage.getScene().getX());
        int y = (int) (popup.getY() - stage.getY() - stage.getScene().getY());
        graphics.drawImage(over(popup), x, y, null);
      }
    }
    graphics.dispose();
    try {
      Files.createDirectories(folder);
      ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    } catch (IOException cannotWrite) {
      throw new AssertionError(cannotWrite);
    }
  }
}
