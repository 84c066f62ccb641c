package sextant.chatclient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sextant.irc.Message;

/** Tells others that we type, not at every key; belongs to the network's thread. */
final class TypingNotice {
  private static final long EVERY_MILLIS = 3_000;

  private final Session session;
  private final Map<String, Long> toldMillis = new HashMap<>();

  TypingNotice(Session session) {
    this.session = session;
  }

  void tell(Place place, boolean isTyping) {
    long now = session.nowMillis();
    boolean due = toldMillis.getOrDefault(place.name, 0L) + EVERY_MILLIS <= now;
    boolean can =
        session.facts.has("message-tags") && session.isRegistered && place != session.server();
    if (!can || !(isTyping ? due : toldMillis.containsKey(place.name))) {
      return;
    }
    String word = isTyping ? "active" : "done";
    session.send(new Message(Map.of("+typing", word), "", "TAGMSG", List.of(place.name)));
    if (isTyping) {
      toldMillis.put(place.name, now);
    } else {
      toldMillis.remove(place.name);
    }
  }

  /** Something was said there, which ends it by itself. */
  void forget(Place place) {
    toldMillis.remove(place.name);
  }
}
