package sextant.desktop.ping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import sextant.desktop.ping.PingModel.Task;

/** What a person would type to do on the command line what the room does now. */
final class PingCommandLine {
  private PingCommandLine() {}

  /** The line; while there is nothing to do it with, it says what is missing. */
  static String of(PingModel model) {
    List<String> subjects = subjects(model);
    var words = new ArrayList<String>(List.of("sextant", command(model.taskProperty().get())));
    long interval = model.intervalMillisProperty().get();
    if (model.taskProperty().get() == Task.PING && interval != 1_000) {
      words.add("-i");
      words.add(seconds(interval));
    }
    words.addAll(subjects);
    String line = words.stream().map(PingInput::quoted).collect(Collectors.joining(" "));
    return subjects.isEmpty() ? line + " " + missing(model.taskProperty().get()) : line;
  }

  /** The command of a task. */
  static String command(Task task) {
    return switch (task) {
      case PING -> "ping";
      case SWEEP -> "sweep";
      case TRACE -> "trace";
    };
  }

  private static String missing(Task task) {
    return switch (task) {
      case PING, TRACE -> "HOST";
      case SWEEP -> "TARGET";
    };
  }

  private static String seconds(long millis) {
    return millis % 1_000 == 0 ? Long.toString(millis / 1_000) : Double.toString(millis / 1e3);
  }

  // What runs, or while nothing was done yet, what stands in the field.
  private static List<String> subjects(PingModel model) {
    SweepGrid grid = model.sweep().gridProperty().get();
    List<String> present =
        switch (model.taskProperty().get()) {
          case PING -> model.hosts().stream().map(HostLine::host).toList();
          case SWEEP -> grid == null ? List.of() : PingInput.hosts(grid.range().text());
          case TRACE ->
              Optional.of(model.trace().hostProperty().get()).stream()
                  .filter(host -> !host.isEmpty())
                  .toList();
        };
    return present.isEmpty() ? PingInput.hosts(model.fieldProperty().get()) : present;
  }
}
