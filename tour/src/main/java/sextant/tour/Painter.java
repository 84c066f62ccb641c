package sextant.tour;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import sextant.words.Explanation;

/**
 * Has the desktop paint one of its rooms into a PNG file, in a process of its own without a
 * display; that process ends with the picture.
 */
final class Painter {
  private static final int SECONDS = 60;

  private final Program program;
  private final Path folder;

  Painter(Program program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** Paints {@code talk} with an address or {@code web} with a URL; notes what came of it. */
  void paint(String room, String what, Notes notes) throws IOException, InterruptedException {
    TourText text = notes.text();
    if (program.desktop().isEmpty()) {
      notes.lacks(new Explanation(text.noDesktop(), text.noDesktopWhy(), text.noDesktopTodo()));
      return;
    }
    Path picture = folder.resolve(room + ".png").toAbsolutePath();
    Path log = folder.resolve(room + ".log");
    List<String> command = new ArrayList<>(program.desktop().get());
    command.addAll(
        List.of("--lang", notes.language().tag(), "--picture", room, what, picture.toString()));
    long begin = System.nanoTime();
    int exit;
    try (WorkFolder state = WorkFolder.in(folder, "desktop-")) {
      exit = run(command, log, state.path());
    }
    if (exit == 0 && Files.exists(picture)) {
      Files.deleteIfExists(log);
      notes.picture(picture);
      notes.took(text.painted(), System.nanoTime() - begin);
    } else {
      notes.lacks(new Explanation(text.notPainted(), tail(log), text.notPaintedTodo()));
    }
  }

  private static int run(List<String> command, Path log, Path state)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    builder.environment().put("SEXTANT_HOME", state.toString());
    try (Child child = Child.start(builder)) {
      return child.endsWithin(SECONDS) ? child.process().exitValue() : -1;
    }
  }

  private static String tail(Path log) throws IOException {
    String all = Files.exists(log) ? Files.readString(log, StandardCharsets.UTF_8) : "";
    return all.lines().findFirst().orElse("");
  }
}
