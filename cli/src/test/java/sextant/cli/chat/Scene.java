package sextant.cli.chat;

import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import sextant.chatclient.ConnectionState;
import sextant.chatclient.Line;
import sextant.chatclient.Person;
import sextant.chatclient.PlaceView;

/** A state for the tests of how it looks: one network, a room, a conversation. */
final class Scene {
  static final long NINE = 1_764_234_000_000L; // 2025-11-27 09:00 UTC

  final ScreenState state = new ScreenState();
  final NetworkState network = new NetworkState("irc.example.org");
  final Where room = new Where(network, "#lobby");
  private final List<Line> lines = new ArrayList<>();

  Scene() {
    network.connection(new ConnectionState.Online("ann", ""));
    network.places(
        List.of(
            place("irc.example.org", PlaceView.Kind.SERVER, 0, 0),
            place("#lobby", PlaceView.Kind.ROOM, 0, 0),
            place("#java", PlaceView.Kind.ROOM, 12, 0),
            place("#你好世界", PlaceView.Kind.ROOM, 3, 2),
            place("bob", PlaceView.Kind.DIRECT, 1, 1)));
    state.networks().add(network);
    state.current(Optional.of(room));
    room.buffer()
        .people(
            List.of(
                new Person("ann", "@", "", "", false),
                new Person("bob", "+", "", "", false),
                new Person("李雷", "", "", "", true)));
  }

  static PlaceView place(String name, PlaceView.Kind kind, int unread, int mentions) {
    String topic = name.equals("#lobby") ? "Everybody is welcome 欢迎" : "";
    return new PlaceView(name, kind, topic, "+nt", true, 3, unread, mentions, 0, false, "");
  }

  static Line line(String key, int minute, Line.Kind kind, String nick, String text) {
    return new Line(
        key,
        key,
        NINE + minute * 60_000L,
        kind,
        nick,
        "",
        text,
        "",
        nick.equals("ann"),
        false,
        Line.DONE,
        Line.Change.NONE);
  }

  static Line answering(Line line, String msgid) {
    return new Line(
        line.key(),
        line.msgid(),
        line.millis(),
        line.kind(),
        line.nick(),
        "",
        line.text(),
        msgid,
        line.isOwn(),
        true,
        line.delivery(),
        line.change());
  }

  static Line changed(Line line, boolean isEdited, String redactedBy, String reaction) {
    SequencedMap<String, List<String>> reactions = new LinkedHashMap<>();
    if (!reaction.isEmpty()) {
      reactions.put(reaction, List.of("bob", "carl"));
    }
    return new Line(
        line.key(),
        line.msgid(),
        line.millis(),
        line.kind(),
        line.nick(),
        "",
        line.text(),
        "",
        line.isOwn(),
        false,
        line.delivery(),
        new Line.Change(isEdited, redactedBy, reactions));
  }

  static Line delivered(Line line, Line.Delivery delivery) {
    return new Line(
        line.key(),
        "",
        line.millis(),
        line.kind(),
        line.nick(),
        "",
        line.text(),
        "",
        true,
        false,
        delivery,
        line.change());
  }

  Scene say(Line line) {
    lines.add(line);
    room.buffer().newest(lines, ZoneOffset.UTC);
    return this;
  }

  /** A morning in which everything happens. */
  Scene morning() {
    Line first =
        line("1", 0, Line.Kind.MESSAGE, "bob", "hello ann, 今天的课几点开始？ I could not find it.");
    say(line("0", -600, Line.Kind.MESSAGE, "carl", "yesterday"));
    say(first);
    say(line("2", 0, Line.Kind.MESSAGE, "bob", "\u0002bold\u0002 and https://example.org/"));
    say(line("3", 1, Line.Kind.JOIN, "dan", ""));
    say(line("4", 1, Line.Kind.JOIN, "eve", ""));
    say(line("5", 2, Line.Kind.QUIT, "eve", "gone"));
    say(answering(line("6", 3, Line.Kind.MESSAGE, "李雷", "ann: 十点，在 204 教室"), "1"));
    say(changed(line("7", 4, Line.Kind.MESSAGE, "ann", "thank you"), true, "", "👍"));
    say(line("8", 5, Line.Kind.ACTION, "bob", "waves"));
    say(changed(line("9", 6, Line.Kind.MESSAGE, "bob", ""), false, "bob", ""));
    say(line("10", 7, Line.Kind.TOPIC, "ann", "Everybody is welcome"));
    say(line("11", 8, Line.Kind.NOTICE, "bot", "the build is green"));
    say(delivered(line("12", 9, Line.Kind.MESSAGE, "ann", "on my way"), Line.PENDING));
    say(
        delivered(
            line("13", 9, Line.Kind.MESSAGE, "ann", "refused"),
            new Line.Delivery.Failed(Line.Delivery.Why.REFUSED, "moderated")));
    room.buffer().mark(NINE + 150_000, ZoneOffset.UTC);
    return this;
  }
}
