package sextant.chat.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Who was here lately. */
final class Whowas {
  private final Deque<Past> past = new ArrayDeque<>();

  /** Somebody who left, or had another nick. */
  record Past(String key, String nick, String user, String host, String realName, long millis) {}

  void add(Client client, long millis, int limit) {
    past.addFirst(
        new Past(client.key, client.nick, client.user, client.host, client.realName, millis));
    while (past.size() > limit) {
      past.removeLast();
    }
  }

  /** Newest first; no limit when that is not positive. */
  List<Past> find(List<String> keys, int limit) {
    List<Past> found = new ArrayList<>();
    for (Past each : past) {
      if (keys.contains(each.key()) && (limit <= 0 || found.size() < limit)) {
        found.add(each);
      }
    }
    return found;
  }
}
