package sextant.cli.chat;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sextant.chatclient.ClientStore;
import sextant.chatclient.HarmlessText;
import sextant.chatclient.RoomOnServer;
import sextant.chatclient.Transcript;
import sextant.cli.ChatScreenText;
import sextant.irc.Formatting;

/** Help, search and the choice of a server, in the place of what was said. */
final class OverlayView {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final ChatScreenText text;
  private final ZoneId zone;

  OverlayView(ChatScreenText text, ZoneId zone) {
    this.text = text;
    this.zone = zone;
  }

  /** The title in the head of the screen. */
  Row title(Overlay overlay) {
    return switch (overlay) {
      case Overlay.Notice _ -> Row.of(text.noticeTitle(), Look.STRONG);
      case Overlay.Help _ -> Row.of(text.helpTitle(), Look.STRONG);
      case Overlay.Search _ -> Row.of(text.searchTitle(), Look.STRONG);
      case Overlay.Servers _ -> Row.of(text.serversTitle(), Look.STRONG);
      case Overlay.Rooms rooms ->
          Row.of(text.roomsTitle(HarmlessText.of(rooms.network.name())), Look.STRONG);
      case Overlay.None _ -> Row.EMPTY;
    };
  }

  void draw(Frame.Canvas canvas, Overlay overlay, Geometry geometry) {
    int width = geometry.width() - 2;
    switch (overlay) {
      case Overlay.Help help -> {
        List<Row> rows = help(width);
        help.from = Math.clamp(help.from, 0, Math.max(0, rows.size() - geometry.height()));
        put(canvas, rows.subList(help.from, rows.size()), geometry);
      }
      case Overlay.Notice notice ->
          put(canvas, Wrap.rows(Row.of(notice.words()), Math.min(width, 78)), geometry);
      case Overlay.Search search -> put(canvas, found(search, width, geometry.height()), geometry);
      case Overlay.Servers servers -> put(canvas, servers(servers, width), geometry);
      case Overlay.Rooms rooms -> put(canvas, rooms(rooms, width, geometry.height()), geometry);
      case Overlay.None _ -> {}
    }
  }

  private static void put(Frame.Canvas canvas, List<Row> rows, Geometry geometry) {
    for (int i = 0; i < Math.min(rows.size(), geometry.height()); i++) {
      canvas.put(geometry.top() + i, geometry.left() + 1, geometry.width() - 1, rows.get(i));
    }
  }

  private List<Row> help(int width) {
    List<Row> rows = new ArrayList<>();
    section(rows, text.helpKeys(), text.keys(), width);
    rows.add(Row.EMPTY);
    section(rows, text.helpCommands(), text.commands(), width);
    return rows;
  }

  /** Pairs of a sign and its meaning, in the text as {@code sign = meaning; sign = meaning}. */
  private static void section(List<Row> rows, String title, String pairs, int width) {
    rows.add(Row.of(title, Look.STRONG));
    int column = Math.clamp(width / 3, 12, 26);
    for (String pair : pairs.split("; ")) {
      int at = pair.indexOf(" = ");
      Row sign = Row.of(at < 0 ? pair : pair.substring(0, at), Look.ACCENT).filled(column - 1);
      String meaning = at < 0 ? "" : pair.substring(at + 3);
      for (Row each : Wrap.rows(Row.of(meaning), Math.max(8, width - column))) {
        rows.add(sign.and(" ", Look.PLAIN).and(each));
        sign = Row.of(" ".repeat(column - 1));
      }
    }
  }

  private List<Row> found(Overlay.Search search, int width, int height) {
    List<Row> rows = new ArrayList<>();
    if (search.found.isEmpty()) {
      boolean wasAsked = !search.answered.isEmpty();
      rows.add(Row.of(wasAsked ? text.nothingFound() : text.searchHint(), Look.OVERLOOKED));
      return rows;
    }
    int from = Math.max(0, search.selected - height + 1);
    for (int i = from; i < search.found.size(); i++) {
      Row row = found(search.found.get(i)).filled(width);
      rows.add(i == search.selected ? row.with(Look.REVERSE) : row);
    }
    return rows;
  }

  private Row found(ClientStore.Found found) {
    String when = WHEN.format(Instant.ofEpochMilli(found.line().millis()).atZone(zone));
    return Row.of(when + " ", Look.OVERLOOKED)
        .and(found.place() + " ", Look.ACCENT)
        .and(Transcript.excerpt(found.line()), Look.PLAIN);
  }

  private List<Row> rooms(Overlay.Rooms rooms, int width, int height) {
    List<RoomOnServer> shown = rooms.shown();
    if (shown.isEmpty()) {
      String words = rooms.isAnswered ? text.noRooms() : text.askingRooms();
      return List.of(Row.of(words, Look.OVERLOOKED));
    }
    List<Row> rows = new ArrayList<>();
    rooms.selected = Math.min(rooms.selected, shown.size() - 1);
    int from = Math.max(0, rooms.selected - height + 1);
    for (int i = from; i < Math.min(shown.size(), from + height); i++) {
      RoomOnServer room = shown.get(i);
      Row row =
          Row.of("%5d ".formatted(room.people()), Look.OVERLOOKED)
              .and(HarmlessText.of(room.name()) + "  ", Look.ACCENT)
              .and(HarmlessText.of(Formatting.strip(room.topic())), Look.PLAIN)
              .filled(width);
      rows.add(i == rooms.selected ? row.with(Look.REVERSE) : row);
    }
    return rows;
  }

  private List<Row> servers(Overlay.Servers servers, int width) {
    List<Row> rows = new ArrayList<>();
    Wrap.rows(Row.of(text.serversHint(), Look.OVERLOOKED), width).forEach(rows::add);
    rows.add(Row.EMPTY);
    for (int i = 0; i < servers.choices.size(); i++) {
      ServerChoice choice = servers.choices.get(i);
      String origin =
          switch (choice.origin()) {
            case LAST_USED -> text.originLastUsed();
            case THIS_COMPUTER -> text.originHere();
            case NEARBY -> text.originNearby();
          };
      Row row =
          Row.of(choice.name(), Look.STRONG)
              .and(
                  choice.name().equals(choice.address()) ? "" : "  " + choice.address(), Look.PLAIN)
              .and("  " + origin, Look.OVERLOOKED)
              .and(choice.isSecure() ? "  TLS" : "", Look.GOOD)
              .filled(width);
      rows.add(i == servers.selected ? row.with(Look.REVERSE) : row);
    }
    return rows;
  }
}
