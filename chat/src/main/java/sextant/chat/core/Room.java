package sextant.chat.core;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import sextant.chat.log.RoomFacts;

/** A room while the server runs: what is durable about it, and who is there. */
final class Room {
  final Map<Client, Member> members = new LinkedHashMap<>();
  final Map<Client, Long> lastSaid = new HashMap<>();
  String key;
  RoomFacts facts;
  long emptySinceMillis;

  Room(String key, RoomFacts facts) {
    this.key = key;
    this.facts = facts;
  }

  String name() {
    return facts.name();
  }

  boolean has(char mode) {
    return facts.has(mode);
  }

  boolean isRegistered() {
    return !facts.founder().isEmpty();
  }

  /** Whether somebody may know of it: it is not secret, or they are in it or an operator. */
  boolean isVisibleTo(Client client) {
    return !has('s') || members.containsKey(client) || client.isOperator();
  }

  /** In an auditorium only those with a voice are seen by the others. */
  boolean shows(Client shown, Client viewer) {
    if (!has('u') || shown.equals(viewer)) {
      return true;
    }
    Member member = members.get(shown);
    Member watching = members.get(viewer);
    return (member != null && member.atLeast('v')) || (watching != null && watching.atLeast('h'));
  }
}
