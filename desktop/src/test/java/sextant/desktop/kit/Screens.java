package sextant.desktop.kit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.embed.swing.SwingFXUtils;
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

  static void write(Stage stage, Path folder, String name) {
    stage.getScene().getRoot().applyCss();
    stage.getScene().getRoot().layout();
    var image = SwingFXUtils.fromFXImage(stage.getScene().snapshot(null), null);
    try {
      Files.createDirectories(folder);
      ImageIO.write(image, "png", folder.resolve(name + ".png").toFile());
    } catch (IOException cannotWrite) {
      throw new AssertionError(cannotWrite);
    }
  }
}
