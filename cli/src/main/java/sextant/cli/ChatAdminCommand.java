package sextant.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import sextant.chat.AdminClient;
import sextant.words.Language;

/** {@code sextant chat admin}: looks after a running server from its own machine. */
final class ChatAdminCommand extends Command {
  private static final Set<String> MOMENTS = Set.of("since", "made", "until", "time");
  private static final int WIDEST = 40;

  /** What can be asked. */
  enum Request {
    USERS,
    ROOMS,
    ACCOUNTS,
    BANS,
    STATS,
    SAY,
    KILL,
    BAN,
    UNBAN,
    PASSWORD,
    EXPORT,
    DELETE,
    RELOAD,
    STOP
  }

  ChatAdminCommand() {
    super("admin");
  }

  @Override
  public String sentence(Language language) {
    return new ChatText(language).adminSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    ChatText text = new ChatText(shape.language());
    shape.example("sextant chat admin users", text.exampleAdminUsers());
    shape.example("sextant chat admin ban 192.0.2.0/24 spam 3600", text.exampleAdminBan());
    shape.example("sextant chat admin export ann", text.exampleAdminExport());
    shape.group(text.groupAdmin());
    Argument<Path> data = shape.option("--data", Values.file("DIR"), text.optionData());
    Argument<Request> request =
        shape.parameter(Values.oneOf("REQUEST", Request.class), text.parameterRequest());
    Argument<String> words =
        shape.restParameters(Values.text("WORD"), text.parameterRequestWords());
    shape.note(text.noteAdmin());
    return run -> ask(run, data, request.value(), words.all());
  }

  private static int ask(Run run, Argument<Path> data, Request request, List<String> words)
      throws IOException {
    Path folder = data.optional().orElseGet(() -> run.state().file(ChatServeCommand.FOLDER));
    List<String> all = new ArrayList<>(List.of(request.name().toLowerCase(Locale.ROOT)));
    all.addAll(words);
    if (request == Request.PASSWORD) {
      all.add(firstLine(run));
    }
    List<AdminClient.Row> rows = new ArrayList<>();
    boolean raw = run.output().isJson() || request == Request.EXPORT;
    try (AdminClient client = AdminClient.open(folder)) {
      client.ask(
          all,
          row -> {
            if (raw) {
              run.output().line(row.json());
            } else {
              rows.add(row);
            }
          });
    }
    ChatText text = new ChatText(run.language());
    if (request == Request.STATS) {
      rows.forEach(
          row -> row.values().forEach((key, value) -> run.output().line(key + " " + value)));
    } else if (!rows.isEmpty()) {
      table(run.output(), rows);
    } else if (!raw) {
      run.output().say(text.adminDone());
    }
    return Exit.DONE;
  }

  private static String firstLine(Run run) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(run.input(), StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }

  static void table(Output output, List<AdminClient.Row> rows) {
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
      cells.add(shown.isEmpty() || never ? "-" : shown);
    }
    return cells.stream().map(cell -> Columns.cut(cell, WIDEST)).toList();
  }
}
