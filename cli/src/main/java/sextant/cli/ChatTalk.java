package sextant.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import sextant.chatclient.ClientStore;
import sextant.chatclient.Line;
import sextant.chatclient.Network;
import sextant.chatclient.NetworkSettings;

/** A chat in lines, for pipes and scripts: what comes in is said where we are. */
final class ChatTalk {
  private final Run run;
  private final ChatText text;
  private final NetworkSettings settings;
  private final ChatLines lines;
  private volatile String place;
  private volatile boolean hasFailed;
  private final Set<String> spokenTo = new LinkedHashSet<>();

  ChatTalk(Run run, ChatText text, NetworkSettings settings, String room) {
    this.run = run;
    this.text = text;
    this.settings = settings;
    this.place = room;
    this.lines = new ChatLines(run.output(), text, true);
  }

  /** Says each line that comes in, and ends when all is said and taken; fails if one was not. */
  int inLines() throws IOException, InterruptedException {
    ChatWatch watch = new ChatWatch(run, text, place, this::show);
    try (ClientStore store = ClientStore.inMemory();
        Network network = new Network(settings, ChatTarget.surroundings(run, store), watch);
        Interruption.Registration _ = run.interruption().stopping(network::close)) {
      watch.onReload(where -> {
        var _ =
            network
                .lines(where)
                .thenAccept(all -> all.forEach(line -> watch.lineChanged(where, line)));
      });
      network.connect();
      boolean _ = ChatSendCommand.await(watch.inside(), settings.address());
      BufferedReader input =
          new BufferedReader(new InputStreamReader(run.input(), StandardCharsets.UTF_8));
      String line;
      boolean isOver = false;
      while (!isOver && (line = input.readLine()) != null) {
        isOver = !take(network, line);
      }
      awaitTaken(network);
      awaitAnswers(network);
    }
    return hasFailed ? Exit.FAILED : Exit.DONE; // all is told: the network has ended
  }

  private void awaitTaken(Network network) throws IOException, InterruptedException {
    List<Line> waiting = waiting(network);
    for (int i = 0; !waiting.isEmpty() && i < 300; i++) {
      Thread.sleep(20);
      waiting = waiting(network);
    }
    hasFailed |= !waiting.isEmpty();
    waiting.forEach(line -> run.output().warn(text.perhapsSent(Harmless.text(line.text()))));
  }

  private List<Line> waiting(Network network) throws IOException, InterruptedException {
    List<Line> waiting = new ArrayList<>();
    for (String each : spokenTo) {
      ChatSendCommand.await(network.lines(each), each).stream()
          .filter(line -> line.delivery() instanceof Line.Delivery.Pending)
          .forEach(waiting::add);
    }
    return waiting;
  }

  /** Waits until the server has answered what it was asked, such as another topic. */
  private static void awaitAnswers(Network network) throws IOException, InterruptedException {
    var answered = network.inquiry().answered().completeOnTimeout(false, 5, TimeUnit.SECONDS);
    boolean _ = ChatSendCommand.await(answered, "");
  }

  private void show(String where, Line line, boolean isLive) {
    hasFailed |= line.delivery() instanceof Line.Delivery.Failed;
    if (line.kind() != Line.Kind.SERVER || run.output().isJson()) {
      lines.show(where, line);
    }
  }

  /** Does what a line asks for; false when it was the last. */
  private boolean take(Network network, String line) throws IOException, InterruptedException {
    if (!line.startsWith("/") || line.startsWith("//")) {
      if (!line.isBlank()) {
        spokenTo.add(place);
        network.say(place, line.startsWith("//") ? line.substring(1) : line, "");
      }
      return true;
    }
    String[] words = line.split(" ", 3);
    String first = words.length > 1 ? words[1] : "";
    String rest = line.indexOf(' ') < 0 ? "" : line.substring(line.indexOf(' ') + 1);
    switch (words[0]) {
      case "/quit", "/exit" -> {
        return false;
      }
      case "/join" -> {
        network.join(first, words.length > 2 ? words[2] : "");
        place = first;
        awaitAnswers(network); // what is said to a room before it lets us in waits there
      }
      case "/room", "/query" -> {
        place = first.isEmpty() ? place : first;
        if (words[0].equals("/query")) {
          network.openDirect(place);
        }
      }
      case "/part" -> network.leave(first.isEmpty() ? place : first, "");
      case "/me" -> {
        spokenTo.add(place);
        network.act(place, rest);
      }
      case "/msg" -> {
        spokenTo.add(first);
        network.say(first, words.length > 2 ? words[2] : "", "");
      }
      case "/topic" -> network.raw("TOPIC " + place + " :" + rest);
      case "/nick" -> network.raw("NICK " + first);
      case "/names" -> names(network);
      case "/raw" -> network.raw(rest);
      default -> run.output().warn(text.unknownChatCommand(Harmless.text(words[0])));
    }
    return true;
  }

  private void names(Network network) throws IOException, InterruptedException {
    List<String> names =
        ChatSendCommand.await(network.members(place), place).stream()
            .map(person -> person.signs() + person.nick())
            .toList();
    run.output().line(Harmless.text(String.join(" ", names)));
  }
}
