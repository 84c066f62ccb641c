package sextant.cli;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import sextant.chatclient.ClientStore;
import sextant.chatclient.Line;
import sextant.chatclient.Network;
import sextant.chatclient.NetworkSettings;
import sextant.words.Language;

/** {@code sextant chat tail}: prints what is said in a room, one line each, until interrupted. */
final class ChatTailCommand extends Command {
  ChatTailCommand() {
    super("tail");
  }

  @Override
  public String sentence(Language language) {
    return new ChatText(language).tailSentence();
  }

  @Override
  protected Action shape(Shape shape) {
    ChatText text = new ChatText(shape.language());
    shape.example("sextant chat tail '#lobby'", text.exampleTail());
    shape.example("sextant chat tail --json '#lobby'", text.exampleTailJson());
    shape.example("sextant chat tail --lines 50 '#lobby'", text.exampleTailLines());
    ChatTarget target = new ChatTarget(shape, text);
    shape.group(text.groupShow());
    Argument<Integer> lines =
        shape.option("--lines", Values.integer("N", 0, 1_000), text.optionLines()).orElse(10);
    Argument<Boolean> events = shape.flag("--events", text.optionEvents());
    Argument<String> room = shape.parameter(Values.place("ROOM"), text.parameterRoom());
    return run -> new Tail(run, text, room.value(), events.isGiven()).follow(target, lines.value());
  }

  private static final class Tail {
    private final Run run;
    private final ChatText text;
    private final String room;
    private final boolean showsEvents;
    private final ChatLines lines;
    private final Set<String> seen = new HashSet<>();

    Tail(Run run, ChatText text, String room, boolean showsEvents) {
      this.run = run;
      this.text = text;
      this.room = room;
      this.showsEvents = showsEvents;
      this.lines = new ChatLines(run.output(), text, false);
    }

    int follow(ChatTarget target, int count) throws IOException, InterruptedException {
      NetworkSettings settings = target.network(Optional.empty(), List.of(room), text);
      CountDownLatch ended = new CountDownLatch(1);
      ChatWatch watch = new ChatWatch(run, text, room, (place, line, _) -> show(place, line));
      try (ClientStore store = ClientStore.inMemory();
          Network network = new Network(settings, ChatTarget.surroundings(run, store), watch);
          Interruption.Registration _ = run.interruption().stoppingAsUsual(ended::countDown)) {
        network.connect();
        boolean _ = ChatSendCommand.await(watch.inside(), settings.address());
        watch.onReload(place -> {
          if (place.equalsIgnoreCase(room)) {
            showKnown(network, count);
          }
        });
        showKnown(network, count);
        ended.await();
        return Exit.DONE;
      }
    }

    private void showKnown(Network network, int count) {
      var _ = network.lines(room).thenAccept(known -> showUnseen(known, count));
    }

    /** Lines that are not shown yet; of those before the first shown one, the last few. */
    private synchronized void showUnseen(List<Line> known, int count) {
      List<Line> unseen =
          known.stream().filter(this::isWanted).filter(line -> !seen.contains(id(line))).toList();
      int from = seen.isEmpty() ? Math.max(0, unseen.size() - count) : 0;
      unseen.subList(0, from).forEach(line -> seen.add(id(line)));
      unseen.subList(from, unseen.size()).forEach(line -> show(room, line));
    }

    private static String id(Line line) {
      return line.msgid().isEmpty() ? line.key() : line.msgid();
    }

    private boolean isWanted(Line line) {
      return showsEvents || line.kind().isTalk();
    }

    private synchronized void show(String place, Line line) {
      if (place.equalsIgnoreCase(room) && isWanted(line) && seen.add(id(line))) {
        lines.show(place, line);
      }
    }
  }
}
