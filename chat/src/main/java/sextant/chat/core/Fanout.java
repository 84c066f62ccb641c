package sextant.chat.core;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells many the same. */
final class Fanout {
  private final Core core;

  Fanout(Core core) {
    this.core = core;
  }

  /** The tags of something this client does now. */
  Line.Meta meta(Client client) {
    return new Line.Meta(
        core.now(), "", client.account, client.has('B'), client.operator, Map.of());
  }

  /** To every session of everybody in the room, but one. */
  void toRoom(Room room, Line line, @Nullable Session except) {
    for (Client member : room.members.keySet()) {
      toClient(member, line, except);
    }
  }

  void toClient(Client client, Line line, @Nullable Session except) {
    for (Session session : client.sessions) {
      if (session != except) {
        session.send(line);
        core.counters.deliveries++;
      }
    }
  }

  /** Everybody who shares a room with the client, without itself. */
  Set<Client> neighbours(Client client) {
    Set<Client> found = new LinkedHashSet<>();
    for (Room room : client.rooms.keySet()) {
      for (Client member : room.members.keySet()) {
        if (room.shows(client, member)) {
          found.add(member);
        }
      }
    }
    found.remove(client);
    return found;
  }

  /** To the sessions of these clients that have the capability. */
  void toCapable(Collection<Client> clients, Cap cap, Line line) {
    for (Client client : clients) {
      for (Session session : client.sessions) {
        if (session.has(cap)) {
          session.send(line);
        }
      }
    }
  }

  /** To neighbours, own sessions, and those who monitor with extended-monitor. */
  void toAware(Client client, Cap cap, Line line) {
    Set<Client> aware = neighbours(client);
    aware.add(client);
    toCapable(aware, cap, line);
    for (Session session : List.copyOf(core.watchers.of(client.key))) {
      Client watcher = session.client;
      boolean watches =
          watcher != null
              && (session.has(Cap.EXTENDED_MONITOR) || session.has(Cap.EXTENDED_MONITOR_DRAFT))
              && session.has(cap);
      if (watches && !aware.contains(watcher)) {
        session.send(line);
      }
    }
  }
}
