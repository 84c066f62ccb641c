package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import sextant.chat.log.RoomFacts;
import sextant.irc.Numeric;

/** What a session is shown of a room. */
final class RoomViews {
  private static final int NAMES_CHARACTERS = 400;

  private RoomViews() {}

  /** What a session sees that has joined: itself, the topic, who is there. */
  static void joined(Core core, Session session, Room room) {
    Client client = session.client();
    session.send(joinLine(core, session, client, room, ""));
    arrived(core, session, room);
  }

  static Line joinLine(Core core, Session session, Client client, Room room, String msgid) {
    Line.Meta meta = core.fanout().meta(client).withId(msgid);
    String account = client.account.isEmpty() ? "*" : client.account;
    return session.has(Cap.EXTENDED_JOIN)
        ? Line.of(meta, client.source(), "JOIN", room.name(), account, client.realName)
        : Line.of(meta, client.source(), "JOIN", room.name());
  }

  static void arrived(Core core, Session session, Room room) {
    if (!room.facts.topic().text().isEmpty()) {
      topic(session, room);
    }
    if (session.has(Cap.READ_MARKER)) {
      ReadMarkers.show(core, session, room.name());
    }
    if (!session.has(Cap.NO_IMPLICIT_NAMES)) {
      names(session, room);
    }
  }

  static void topic(Session session, Room room) {
    RoomFacts.Topic topic = room.facts.topic();
    if (topic.text().isEmpty()) {
      session.reply(Numeric.RPL_NOTOPIC, room.name(), "No topic is set");
      return;
    }
    session.reply(Numeric.RPL_TOPIC, room.name(), topic.text());
    session.reply(
        Numeric.RPL_TOPICWHOTIME, room.name(), topic.by(), Long.toString(topic.millis() / 1000));
  }

  static void names(Session session, Room room) {
    members(session, room);
    session.reply(Numeric.RPL_ENDOFNAMES, room.name(), "End of NAMES list");
  }

  /** Who is there, without the line that ends it. */
  static void members(Session session, Room room) {
    Client viewer = session.client();
    boolean inside = room.members.containsKey(viewer);
    if (room.isVisibleTo(viewer)) {
      String symbol = room.has('s') ? "@" : "=";
      for (String line : nameLines(session, room, viewer, inside)) {
        session.reply(Numeric.RPL_NAMREPLY, symbol, room.name(), line);
      }
    }
  }

  private static List<String> nameLines(Session session, Room room, Client viewer, boolean inside) {
    boolean all = session.has(Cap.MULTI_PREFIX);
    boolean hosts = session.has(Cap.USERHOST_IN_NAMES);
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    room.members.forEach((client, member) -> {
      boolean hidden = client.has('i') && !inside && !viewer.isOperator();
      if (hidden || !isListed(room, client, viewer)) {
        return;
      }
      String name = member.signs(all) + (hosts ? client.source() : client.nick);
      if (!line.isEmpty() && line.length() + name.length() > NAMES_CHARACTERS) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(name);
    });
    if (!line.isEmpty()) {
      lines.add(line.toString());
    }
    return lines;
  }

  /** In an auditorium those without a voice are not even listed to themselves. */
  private static boolean isListed(Room room, Client client, Client viewer) {
    Member member = room.members.get(client);
    Member watching = room.members.get(viewer);
    return room.has('u')
        ? (member != null && member.atLeast('v')) || (watching != null && watching.atLeast('h'))
        : room.shows(client, viewer);
  }

  /** The modes of a room as words; the key is shown to members only. */
  static List<String> modes(Room room, boolean withKey) {
    StringBuilder letters = new StringBuilder("+");
    List<String> values = new ArrayList<>();
    room.facts
        .modes()
        .forEach((letter, value) -> {
          letters.append(letter);
          if (!value.isEmpty()) {
            values.add(letter.equals("k") && !withKey ? "*" : value);
          }
        });
    values.addFirst(letters.toString());
    return values;
  }
}
