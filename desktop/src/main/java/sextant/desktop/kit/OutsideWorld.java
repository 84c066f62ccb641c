package sextant.desktop.kit;

import java.io.File;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The system's file manager and its notifications, where the system has them. */
public final class OutsideWorld {
  private static final System.Logger LOG = System.getLogger(OutsideWorld.class.getName());

  private final String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);

  /** Opens the folder of a file, or the folder itself; never the file. */
  public void showInFolder(Path path) {
    Path folder = Files.isDirectory(path) ? path : path.toAbsolutePath().resolveSibling("");
    if (system.startsWith("mac")) {
      run(List.of("open", "-R", path.toString()));
    } else if (system.startsWith("windows")) {
      run(List.of("explorer", folder.toString()));
    } else {
      run(List.of("xdg-open", folder.toString()));
    }
  }

  /** Says something outside the window; nothing happens where there is no way to. */
  public void notify(String title, String words) {
    if (system.startsWith("mac")) { // the words are arguments, not part of the script
      String script =
          "on run argv\ndisplay notification (item 2 of argv) with title (item 1 of argv)\nend run";
      run(List.of("osascript", "-e", script, title, words));
    } else if (onPath("notify-send").isPresent()) {
      run(List.of("notify-send", "--app-name=Sextant", "--", title, words));
    }
  }

  private static Optional<Path> onPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
      Path file = Path.of(folder.isEmpty() ? "." : folder, program);
      if (Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private static void run(List<String> command) {
    Ui.background(
        "outside-world",
        () -> {
          try {
            new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
          } catch (IOException e) {
            LOG.log(Level.WARNING, "cannot run " + command.getFirst() + ": " + e.getMessage());
          }
        });
  }
}
