package sextant.chat.core;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which sessions monitor a nick: found without asking every session. */
final class Watchers {
  private final Map<String, Set<Session>> byKey = new HashMap<>();

  void add(Session session, String key) {
    session.monitored.add(key);
    byKey.computeIfAbsent(key, k -> new LinkedHashSet<>()).add(session);
  }

  void remove(Session session, String key) {
    session.monitored.remove(key);
    byKey.computeIfPresent(
        key,
        (k, sessions) -> {
          sessions.remove(session);
          return sessions.isEmpty() ? null : sessions;
        });
  }

  /** Forgets all that a session monitors. */
  void clear(Session session) {
    for (String key : Set.copyOf(session.monitored)) {
      remove(session, key);
    }
  }

  Set<Session> of(String key) {
    return byKey.getOrDefault(key, Set.of());
  }
}
