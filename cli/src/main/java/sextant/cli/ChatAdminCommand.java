package sextant.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sextant.words.Language;

/** {@code sextant chat admin}: looks after a running server from its own machine. */
final class ChatAdminCommand extends Command {
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
    List<String> all = new ArrayList<>(List.of(request.name().toLowerCase(Locale.ROOT)));
    all.addAll(words);
    if (request == Request.PASSWORD) {
      all.add(firstLine(run));
    }
    AdminRows answer = AdminRows.ask(run, data, all, request == Request.EXPORT);
    return request == Request.STATS ? answer.list() : answer.table();
  }

  private static String firstLine(Run run) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(run.input(), StandardCharsets.UTF_8)).readLine();
    return line == null ? "" : line;
  }
}
