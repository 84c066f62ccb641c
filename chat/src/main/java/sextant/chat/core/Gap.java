package sextant.chat.core;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import sextant.chat.log.Item;

/**
 * What a session has missed while nobody decided: lines that are in the log, and were told to no
 * one because who decided them died. Shown as they would have been told.
 */
final class Gap {
  private final Core core;

  Gap(Core core) {
    this.core = core;
  }

  /** Shows the session what concerns it, in the log's order. */
  void show(Session session, List<Item> items) {
    Client client = session.client();
    String identity = History.identity(core, client);
    Set<String> shown = new HashSet<>();
    Set<Room> joined = new HashSet<>();
    for (Item item : items) {
      String target = target(session, identity, item, joined);
      boolean once = !item.kind().equals("QUIT") && !item.kind().equals("NICK");
      if (!target.isEmpty() && (once || shown.add(item.msgid() + item.kind()))) {
        History.lines(session, item, target).forEach(session::send);
      }
    }
    joined.forEach(room -> RoomViews.arrived(core, session, room));
  }

  /** Under what name it is shown; empty when it is none of this client's business. */
  private String target(Session session, String identity, Item item, Set<Room> joined) {
    Client client = session.client();
    boolean hearsItself = session.has(Cap.ECHO_MESSAGE);
    if (item.isDirect()) {
      List<String> both = List.of(item.target().split(" ", 2));
      boolean isOwn = item.source().equals(client.source());
      String other = both.get(both.get(0).equals(identity) ? 1 : 0);
      return !both.contains(identity) ? "" : isOwn ? History.nickOf(core, other) : client.nick;
    }
    Room room = core.rooms.get(item.target());
    boolean isOwn = item.source().startsWith(client.nick + "!");
    if (room == null || !(client.rooms.containsKey(room) || isOwn)) {
      return "";
    }
    if (isOwn && item.kind().equals("JOIN")) {
      joined.add(room);
    }
    boolean words = item.isMessage() || item.kind().equals("TAGMSG");
    return words && isOwn && !hearsItself ? "" : room.name();
  }
}
