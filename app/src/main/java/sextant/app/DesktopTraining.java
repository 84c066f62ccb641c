package sextant.app;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import sextant.desktop.Desktop;
import sextant.words.Language;

/** The desktop's half of {@link AotTraining}, apart so that the terminal's never links JavaFX. */
final class DesktopTraining {
  private static final List<String> WINDOW_SYSTEM =
      List.of("com/sun/glass/ui/", "com/sun/prism/es2/");
  private static final String CLASS = ".class";

  private DesktopTraining() {}

  static void run(Path stateDirectory) throws Exception {
    MethodHandles.lookup().ensureInitialized(DesktopMain.class);
    loadWindowSystem();
    try {
      new Desktop(stateDirectory, Language.ENGLISH).rehearse();
    } finally {
      delete(stateDirectory);
    }
  }

  /** The run has no window, so the classes that open one on a screen are only loaded. */
  private static void loadWindowSystem() throws IOException {
    Module graphics = ModuleLayer.boot().findModule("javafx.graphics").orElseThrow();
    try (var reader =
            graphics
                .getLayer()
                .configuration()
                .findModule(graphics.getName())
                .orElseThrow()
                .reference()
                .open();
        var names = reader.list()) {
      names
          .filter(name -> WINDOW_SYSTEM.stream().anyMatch(name::startsWith))
          .filter(name -> name.endsWith(CLASS))
          .map(name -> name.substring(0, name.length() - CLASS.length()).replace('/', '.'))
          .forEach(name -> Class.forName(graphics, name));
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
