package sextant.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import sextant.desktop.Desktop;
import sextant.words.Language;

/** The desktop's half of {@link AotTraining}, apart so that the terminal's never links JavaFX. */
final class DesktopTraining {
  private DesktopTraining() {}

  static void run(Path stateDirectory) throws IOException, InterruptedException {
    try {
      new Desktop(stateDirectory, Language.ENGLISH).rehearse();
    } finally {
      delete(stateDirectory);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }
}
