package sextant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import sextant.chat.AdminClient;

/** What a server of this computer answers an administrator, shown as JSON, as a table or a list. */
final class AdminRows {
  private static final Set<String> MOMENTS = Set.of("since", "made", "until", "time");
  private static final int WIDEST = 40;

  private final Run run;
  private final List<AdminClient.Row> rows = new ArrayList<>();
  private final boolean isRaw;

  private AdminRows(Run run, boolean isRaw) {
    this.run = run;
    this.isRaw = isRaw;
  }

  /** Asks; what is wanted raw, or as JSON, is shown as it comes. */
  static AdminRows ask(Run run, Argument<Path> data, List<String> words, boolean raw)
      throws IOException {
    AdminRows answer = new AdminRows(run, raw || run.output().isJson());
    Path folder = data.optional().orElseGet(() -> run.state().file(ChatServeCommand.FOLDER));
    try (AdminClient client = AdminClient.open(folder)) {
      client.ask(words, answer::came);
    }
    return answer;
  }

  private void came(AdminClient.Row row) {
    if (isRaw) {
      run.output().line(row.json());
    } else {
      rows.add(row);
    }
  }

  /** The values of the only row, unless it was shown as it came. */
  Optional<Map<String, String>> first() {
    return rows.stream().findFirst().map(AdminClient.Row::values);
  }

  /** One name and value a line. */
  int list() {
    rows.forEach(row -> row.values().forEach((key, value) -> run.output().line(key + " " + value)));
    return Exit.DONE;
  }

  /** A row for each object, or a word that all is done. */
  int table() {
    if (!rows.isEmpty()) {
      table(run.output(), rows);
    } else if (!isRaw) {
      run.output().say(new ChatText(run.language()).adminDone());
    }
    return Exit.DONE;
  }

  private static void table(Output output, List<AdminClient.Row> rows) {
    List<String> keys = List.copyOf(rows.getFirst().values().keySet());
    List<List<String>> lines = new ArrayList<>(List.of(keys));
    rows.forEach(row -> lines.add(cells(keys, row.values())));
    int[] widths = new int[keys.size()];
    for (List<String> line : lines) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], Columns.of(line.get(i)));
      }
    }
    for (List<String> line : lines) {
      StringBuilder shown = new StringBuilder();
      for (int i = 0; i < widths.length; i++) {
        shown.append(Columns.left(line.get(i), widths[i])).append("  ");
      }
      output.line(shown.toString().stripTrailing());
    }
  }

  private static List<String> cells(List<String> keys, Map<String, String> values) {
    List<String> cells = new ArrayList<>();
    for (String key : keys) {
      String value = Harmless.text(values.getOrDefault(key, ""));
      boolean moment = MOMENTS.contains(key) && value.matches("[1-9][0-9]{0,14}");
      String shown = moment ? Instant.ofEpochMilli(Long.parseLong(value)).toString() : value;
      boolean never = shown.equals("0") && MOMENTS.contains(key);
      boolean isUnknown = shown.isEmpty() || shown.equals("-1");
      cells.add(isUnknown || never ? "-" : shown);
    }
    return cells.stream().map(cell -> Columns.cut(cell, WIDEST)).toList();
  }
}
