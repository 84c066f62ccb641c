package sextant.tour;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How to start this program once more: for a receiver that is to be killed, and for the desktop,
 * which paints its windows in a process of its own.
 *
 * @param terminal the command line of the terminal face, without arguments
 * @param desktop the same of the desktop without a display; empty where it is not installed
 */
public record Program(List<String> terminal, Optional<List<String>> desktop) {
  private static final String MAIN = "sextant.app.Main";
  private static final String DESKTOP_MAIN = "sextant.app.DesktopMain";

  /** Keeps a copy. */
  public Program {
    terminal = List.copyOf(terminal);
  }

  /** As this process was started: by the launcher from its folder, or from a class path. */
  public static Program ofThisProcess() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path", "");
    Optional<Path> home = home(classPath);
    if (home.isPresent()) {
      return ofFolder(java, home.get());
    }
    List<String> options = List.of(java, "--enable-native-access=ALL-UNNAMED", "-cp", classPath);
    boolean hasDesktop = classPath.contains("javafx-graphics");
    return new Program(
        with(options, MAIN),
        hasDesktop ? Optional.of(with(options, DESKTOP_MAIN)) : Optional.empty());
  }

  private static Program ofFolder(String java, Path home) {
    Path launcher = home.resolve("bin/sextant");
    if (Files.isExecutable(launcher)) { // an installed package
      List<String> start = List.of(launcher.toString());
      boolean hasDesktop = Files.exists(home.resolve("desktop.aot"));
      return new Program(
          start, hasDesktop ? Optional.of(with(start, "desktop")) : Optional.empty());
    }
    Path desktop = home.resolve("desktop.args");
    return new Program(
        List.of(java, "@" + home.resolve("terminal.args"), MAIN),
        Files.exists(desktop)
            ? Optional.of(List.of(java, "@" + desktop, DESKTOP_MAIN))
            : Optional.empty());
  }

  // The launcher's folder has the jars in lib and the argument files beside it.
  private static Optional<Path> home(String classPath) {
    Path first = Path.of(classPath.split(File.pathSeparator, 2)[0]);
    return Optional.ofNullable(first.toAbsolutePath().getParent())
        .map(Path::getParent)
        .filter(home ->
            Files.exists(home.resolve("terminal.args"))
                || Files.isExecutable(home.resolve("bin/sextant")));
  }

  private static List<String> with(List<String> command, List<String> more) {
    List<String> all = new ArrayList<>(command);
    all.addAll(more);
    return List.copyOf(all);
  }

  private static List<String> with(List<String> command, String more) {
    return with(command, List.of(more));
  }
}
