package sextant.cli.chat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import sextant.chatclient.Bans;
import sextant.chatclient.Line;
import sextant.chatclient.Network;
import sextant.chatclient.PlaceView;
import sextant.chatclient.Spoken;
import sextant.cli.ChatScreenText;

/** Does what was typed: words to say, or a command. On the screen's thread. */
final class Commands {
  /** Every command, for completion. */
  static final List<String> ALL =
      List.of(
          "/away",
          "/ban",
          "/connect",
          "/discard",
          "/edit",
          "/help",
          "/invite",
          "/join",
          "/kick",
          "/kick-ban",
          "/list",
          "/me",
          "/mode",
          "/mouse",
          "/msg",
          "/mute",
          "/names",
          "/nick",
          "/part",
          "/query",
          "/quit",
          "/raw",
          "/react",
          "/reply",
          "/retry",
          "/save",
          "/search",
          "/send",
          "/takeback",
          "/topic",
          "/unban",
          "/whois");

  private final Stage stage;
  private final ScreenState state;
  private final Places places;
  private final Finder finder;
  private final Parcels parcels;
  private final ChatScreenText text;
  private boolean isMouseOn;

  Commands(Stage stage, Places places, Finder finder, Parcels parcels, ChatScreenText text) {
    this.stage = stage;
    this.state = stage.state();
    this.places = places;
    this.finder = finder;
    this.parcels = parcels;
    this.text = text;
  }

  /** Does it; false when the person leaves. */
  boolean run(String typed) {
    boolean isCommand = typed.startsWith("/") && !typed.startsWith("//");
    String line = isCommand ? typed.replace('\n', ' ').strip() : typed;
    int space = line.indexOf(' ');
    String word = (space < 0 ? line : line.substring(0, space)).toLowerCase(Locale.ROOT);
    String rest = space < 0 ? "" : line.substring(space + 1).strip();
    if (isCommand && (word.equals("/quit") || word.equals("/exit"))) {
      state.networks().forEach(each -> stage.networks().of(each).disconnect(rest));
      return false;
    }
    boolean isDone = isCommand && (onScreen(word, rest) || inPlace(word, rest));
    if (!isDone) {
      state.current().ifPresent(where -> say(where, Spoken.parse(line)));
    }
    return true;
  }

  /** What needs no place. */
  private boolean onScreen(String word, String rest) {
    switch (word) {
      case "/help" -> state.overlay(new Overlay.Help());
      case "/search" -> finder.search(rest);
      case "/connect" -> finder.connect(rest);
      case "/mouse" -> {
        isMouseOn = !isMouseOn;
        stage.loop().mouse(isMouseOn);
        state.note(isMouseOn ? text.mouseOn() : text.mouseOff());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean inPlace(String word, String rest) {
    Optional<Where> current = state.current();
    return current.isPresent()
        && (aboutLine(word, rest, current.get()) || ofServer(word, rest, current.get()));
  }

  /** What is done to one line: the chosen one, or the newest that fits. */
  private boolean aboutLine(String word, String rest, Where where) {
    Network network = stage.networks().of(where);
    String place = where.place();
    Predicate<Line> isTheirs = line -> !line.isOwn() && !line.msgid().isEmpty();
    Predicate<Line> isOurs = line -> line.isOwn() && (!line.msgid().isEmpty() || isOnItsWay(line));
    Predicate<Line> isFailed = line -> line.delivery() instanceof Line.Delivery.Failed;
    switch (word) {
      case "/reply" ->
          withLine(word, rest, isTheirs, line -> network.say(place, rest, line.msgid()));
      case "/react" ->
          withLine(word, rest, isTheirs, line -> network.react(place, line.msgid(), rest));
      case "/edit" ->
          withLine(word, rest, isOurs, onceThere(line -> network.edit(place, line.msgid(), rest)));
      case "/takeback", "/redact" ->
          withLine(word, "-", isOurs, onceThere(line -> network.redact(place, line.msgid(), rest)));
      case "/save" -> withLine(word, "-", Parcels::hasLink, line -> parcels.save(line, rest));
      case "/retry" -> withLine(word, "-", isFailed, line -> network.retry(place, line.key()));
      case "/discard" -> withLine(word, "-", isFailed, line -> network.discard(place, line.key()));
      default -> {
        return false;
      }
    }
    return true;
  }

  private void withLine(String word, String rest, Predicate<Line> wanted, Consumer<Line> deed) {
    if (rest.isEmpty()) {
      state.note(text.unknownCommand(word));
      return;
    }
    Buffer buffer = state.current().orElseThrow().buffer();
    Optional<Line> chosen = buffer.selected();
    Optional<Line> line =
        chosen.isPresent()
            ? chosen
            : buffer.lines().reversed().stream()
                .filter(each -> each.kind().isTalk() && !each.change().isRedacted())
                .filter(wanted)
                .findFirst();
    line.ifPresentOrElse(deed, () -> state.note(text.noLine()));
    buffer.select(Optional.empty());
  }

  // It has no name yet that the server knows, and the line before it is not the one that is meant.
  private Consumer<Line> onceThere(Consumer<Line> deed) {
    return line -> {
      if (isOnItsWay(line)) {
        state.note(text.lineOnItsWay());
      } else {
        deed.accept(line);
      }
    };
  }

  private static boolean isOnItsWay(Line line) {
    return line.delivery() instanceof Line.Delivery.Pending;
  }

  /** What the server does. */
  private boolean ofServer(String word, String rest, Where where) {
    Network network = stage.networks().of(where);
    String place = where.place();
    boolean isRoom = where.view().filter(each -> each.kind() == PlaceView.Kind.ROOM).isPresent();
    switch (word) {
      case "/send" -> {
        if (rest.isEmpty()) {
          state.note(text.unknownCommand(word));
        } else {
          parcels.send(where, rest);
        }
      }
      case "/whois" -> network.raw("WHOIS " + (rest.isEmpty() ? place : rest));
      case "/away" -> network.raw(rest.isEmpty() ? "AWAY" : "AWAY :" + rest);
      case "/mute" -> {
        boolean isMuted = where.view().filter(PlaceView::isMuted).isPresent();
        network.mute(place, !isMuted);
        state.note(isMuted ? text.unmuted(place) : text.muted(place));
      }
      case "/names", "/mode", "/invite", "/kick", "/ban", "/unban", "/kick-ban", "/kickban" -> {
        boolean isEnough = word.equals("/names") || word.equals("/mode") || !rest.isEmpty();
        if (isRoom && !isEnough) {
          state.note(text.unknownCommand(word));
        } else if (isRoom) {
          ofRoom(word, rest, place, network);
        } else {
          state.note(text.onlyHere(word));
        }
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void ofRoom(String word, String rest, String room, Network network) {
    int space = rest.indexOf(' ');
    String first = space < 0 ? rest : rest.substring(0, space);
    switch (word) {
      case "/names" -> {
        if (state.hidesPeople()) {
          state.togglePeople();
        }
        network.raw("NAMES " + room);
      }
      case "/mode" -> network.raw(("MODE " + room + " " + rest).strip());
      case "/invite" -> network.raw("INVITE " + first + " " + room);
      case "/ban" -> new Bans(network, room).add(first);
      case "/unban" -> new Bans(network, room).lift(first);
      case "/kick-ban", "/kickban" ->
          new Bans(network, room)
              .addAndPutOut(first, space < 0 ? "" : rest.substring(space + 1).strip());
      default ->
          network.raw(
              "KICK " + room + " " + first + (space < 0 ? "" : " :" + rest.substring(space + 1)));
    }
  }

  private void say(Where where, Spoken spoken) {
    Network network = stage.networks().of(where);
    String here = where.place();
    switch (spoken) {
      case Spoken.Say say -> network.say(here, say.text(), "");
      case Spoken.Act act -> network.act(here, act.text());
      case Spoken.Join join -> {
        network.join(join.room(), join.key());
        places.want(where.network(), join.room());
      }
      case Spoken.Part part -> network.leave(part.room().isEmpty() ? here : part.room(), "");
      case Spoken.Query query -> {
        network.openDirect(query.nick());
        places.want(where.network(), query.nick());
      }
      case Spoken.Tell tell -> network.say(tell.to(), tell.text(), "");
      case Spoken.Topic topic -> network.raw("TOPIC " + here + " :" + topic.text());
      case Spoken.Nick nick -> network.raw("NICK " + nick.nick());
      case Spoken.Rooms rooms -> finder.rooms(where, rooms.words());
      case Spoken.Raw raw -> network.raw(raw.line());
      case Spoken.Unknown unknown -> state.note(text.unknownCommand(unknown.word()));
    }
  }
}
