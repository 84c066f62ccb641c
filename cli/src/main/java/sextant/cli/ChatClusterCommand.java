package sextant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sextant.chat.ClusterNode;
import sextant.identity.DeviceIdentity;
import sextant.nearby.Places;
import sextant.words.Explanation;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

/** {@code sextant chat cluster}: looks after servers that keep one log together. */
final class ChatClusterCommand extends Command {
  /** What can be asked. */
  enum Request {
    NEARBY,
    STATUS,
    LINE,
    ADD,
    REMOVE,
    TRANSFER
  }

  ChatClusterCommand() {
    super("cluster");
  }

  /** Reads a server's line: its name, its address for the others, fingerprint, clients' address. */
  static ClusterNode node(String line) throws FailureException {
    return ClusterNode.parse(line)
        .orElseThrow(() ->
            new FailureException(
                new Failure(
                    Failure.Kind.BAD_INPUT, line, "NAME HOST:PORT FINGERPRINT [HOST:PORT]")));
  }

  @Override
  public String sentence(Language language) {
    return new ChatText(language).clusterSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    ChatText text = new ChatText(shape.language());
    shape.example("sextant chat cluster status", text.exampleClusterStatus());
    shape.example("sextant chat cluster add", text.exampleClusterAdd());
    shape.example("sextant chat cluster transfer", text.exampleClusterTransfer());
    shape.example("sextant chat cluster line ann 192.0.2.1:6800", text.exampleClusterLine());
    shape.group(text.groupCluster());
    Argument<Path> data = shape.option("--data", Values.file("DIR"), text.optionData());
    Argument<Request> request =
        shape.parameter(Values.oneOf("REQUEST", Request.class), text.parameterClusterRequest());
    Argument<String> words =
        shape.restParameters(Values.text("WORD"), text.parameterClusterWords());
    shape.note(text.noteCluster());
    return run -> {
      checkCount(text, request.value(), words.all());
      return switch (request.value()) {
        case NEARBY -> nearby(run);
        case LINE -> line(run, words.all());
        case ADD -> words.isGiven() ? ask(run, data, Request.ADD, words.all()) : invite(run, data);
        case STATUS, REMOVE, TRANSFER -> ask(run, data, request.value(), words.all());
      };
    };
  }

  /** Words that would be left unread are a mistake. */
  private static void checkCount(ChatText text, Request request, List<String> words)
      throws UsageException {
    int most =
        switch (request) {
          case NEARBY, STATUS -> 0;
          case REMOVE, TRANSFER -> 1;
          case LINE, ADD -> Integer.MAX_VALUE;
        };
    if (words.size() > most) {
      String what = request.name().toLowerCase(Locale.ROOT);
      throw new UsageException(
          new Explanation(text.clusterTooMany(what), words.get(most), text.clusterTodo()));
    }
    if (request == Request.REMOVE && words.isEmpty()) {
      throw new UsageException(new Explanation(text.clusterWhom(), "remove", text.clusterTodo()));
    }
  }

  /** Prints the lines of servers that announce themselves. */
  private static int nearby(Run run) throws IOException {
    List<ClusterNearby.Found> found = ClusterNearby.find(Places.ofThisMachine());
    found.forEach(each -> run.output().line(each.node().toString()));
    if (found.isEmpty()) {
      run.output().say(new ChatText(run.language()).clusterNobodyNear());
    } else {
      run.output().say(new ChatText(run.language()).clusterCompare());
    }
    return Exit.DONE;
  }

  /** Prints what the other servers must know of this one. */
  private static int line(Run run, List<String> words) throws IOException {
    String fingerprint = DeviceIdentity.open(run.state()).fingerprint().hex();
    List<String> all = new ArrayList<>(words);
    all.add(Math.min(2, all.size()), fingerprint);
    run.output().line(node(String.join(" ", all)).toString());
    return Exit.DONE;
  }

  /** Shows a code that lets one server in, and where it is typed. */
  private static int invite(Run run, Argument<Path> data) throws IOException {
    ChatText text = new ChatText(run.language());
    AdminRows answer = AdminRows.ask(run, data, List.of("cluster", "invite"), false);
    answer
        .first()
        .ifPresent(row -> {
          String code = row.getOrDefault("code", "");
          run.output().line(code);
          run.output()
              .say(
                  text.typeCodeThere(
                      row.getOrDefault("at", ""), code, row.getOrDefault("minutes", "")));
        });
    return Exit.DONE;
  }

  private static int ask(Run run, Argument<Path> data, Request request, List<String> words)
      throws IOException {
    String what = request.name().toLowerCase(Locale.ROOT);
    List<String> all = List.of("cluster", what, String.join(" ", words));
    AdminRows answer = AdminRows.ask(run, data, all, false);
    int code = answer.table();
    answer
        .first()
        .map(row -> row.getOrDefault("members", ""))
        .filter(count -> count.matches("[0-9]*[02468]"))
        .ifPresent(count ->
            run.output().say(new ChatText(run.language()).evenMembersNow(Integer.parseInt(count))));
    return code;
  }
}
