package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import sextant.irc.Numeric;

/** Tells those who subscribed to keys of metadata what is new (IRCv3 metadata). */
final class MetadataNews {
  private MetadataNews() {}

  /** Tells everybody who shares a room, but for the session that made the change. */
  static void changed(Core core, Session by, String owner, Iterable<Client> audience, Fact fact) {
    for (Client client : audience) {
      for (Session each : client.sessions) {
        if (each != by && hears(each) && each.subscriptions.contains(fact.key())) {
          each.send(line(each, by.client().source(), owner, fact));
        }
      }
    }
  }

  /** A key and its value; an empty value is none. */
  record Fact(String key, String value) {}

  private static boolean hears(Session session) {
    return session.has(Cap.METADATA) || session.has(Cap.METADATA_3);
  }

  /** Version 3 tells by numerics, version 2 by a command. */
  static Line line(Session to, String source, String owner, Fact fact) {
    Core core = to.core;
    Line.Meta meta = Line.Meta.at(core.now());
    if (to.has(Cap.METADATA_3)) {
      return fact.value().isEmpty()
          ? numeric(to, Numeric.RPL_KEYNOTSET, owner, fact.key(), "key not set")
          : numeric(to, Numeric.RPL_KEYVALUE, owner, fact.key(), "*", fact.value());
    }
    return fact.value().isEmpty()
        ? Line.of(meta, source, "METADATA", owner, fact.key(), "*")
        : Line.of(meta, source, "METADATA", owner, fact.key(), "*", fact.value());
  }

  static Line numeric(Session session, Numeric numeric, String... words) {
    List<String> all = new ArrayList<>(List.of(session.replyNick()));
    all.addAll(List.of(words));
    Line.Meta meta = Line.Meta.at(session.core.now());
    return Line.of(meta, session.core.config().name(), numeric.text(), all);
  }

  /** What a session that is new in a room is shown: of the room, and of those who are there. */
  static void arrived(Core core, Session session, Room room) {
    if (session.subscriptions.isEmpty() || !hears(session)) {
      return;
    }
    tell(session, room.name(), core.state().metadata(room.name()));
    for (Client member : room.members.keySet()) {
      if (!member.metadata.isEmpty() && !member.equals(session.client())) {
        tell(session, member.nick, member.metadata);
      }
    }
  }

  private static void tell(Session session, String owner, Map<String, String> facts) {
    facts.forEach((key, value) -> {
      if (session.subscriptions.contains(key)) {
        session.send(line(session, owner, owner, new Fact(key, value)));
      }
    });
  }

  /** Those in the room hear of somebody who joins. */
  static void joined(Core core, Client client, Room room) {
    if (client.metadata.isEmpty()) {
      return;
    }
    for (Client member : room.members.keySet()) {
      for (Session each : member.sessions) {
        if (!member.equals(client) && hears(each) && !each.subscriptions.isEmpty()) {
          tell(each, client.nick, client.metadata);
        }
      }
    }
  }

  /** What was set before coming in becomes the client's, and is shown once. */
  static void cameIn(Core core, Session session) {
    Client client = session.client();
    session.earlyMetadata.forEach((key, value) -> MetadataCommand.keep(core, client, key, value));
    session.earlyMetadata.clear();
    if (hears(session) && !client.metadata.isEmpty()) {
      List<Line> lines = new ArrayList<>();
      client.metadata.forEach((key, value) ->
          lines.add(numeric(session, Numeric.RPL_KEYVALUE, client.nick, key, "*", value)));
      session.batch("metadata", List.of(client.nick), lines);
    }
  }
}
