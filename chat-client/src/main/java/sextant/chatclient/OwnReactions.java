package sextant.chatclient;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sextant.irc.Message;

/**
 * Our reactions that went out and were not echoed yet: whoever presses twice faster than the server
 * answers means the opposite the second time. Belongs to the network's thread.
 */
final class OwnReactions {
  private static final long LONGEST_MILLIS = 10_000;
  private static final int MOST = 200;

  private final Session session;
  private final Map<String, Sent> sent = new HashMap<>();

  /** What was asked for last, how many echoes are still to come, and since when. */
  private record Sent(boolean isGiven, int underWay, long millis) {}

  OwnReactions(Session session) {
    this.session = session;
  }

  /** Whether we react to the line in this way, counting what is on its way. */
  boolean isGiven(Place place, String msgid, String reaction) {
    Sent last = sent.get(key(msgid, reaction));
    if (last != null && session.nowMillis() - last.millis() < LONGEST_MILLIS) {
      return last.isGiven();
    }
    return place
        .lines
        .byMsgid(msgid)
        .map(line -> line.change().reactions().getOrDefault(reaction, List.of()))
        .orElse(List.of())
        .stream()
        .anyMatch(session::isMe);
  }

  /** It went out; its echo will come. */
  void wentOut(String msgid, String reaction, boolean isGiven) {
    long now = session.nowMillis();
    if (sent.size() >= MOST) {
      sent.values().removeIf(each -> now - each.millis() >= LONGEST_MILLIS);
    }
    Sent last = sent.get(key(msgid, reaction));
    int underWay = last == null ? 1 : last.underWay() + 1;
    sent.put(key(msgid, reaction), new Sent(isGiven, underWay, now));
  }

  /** The echo of one; with the last one the line itself knows. */
  void echoed(Message message) {
    String given = message.tag("+draft/react");
    String reaction = given.isEmpty() ? message.tag("+draft/unreact") : given;
    String key = key(message.tag("+draft/reply"), reaction);
    Sent last = sent.get(key);
    if (last != null && last.underWay() > 1) {
      sent.put(key, new Sent(last.isGiven(), last.underWay() - 1, last.millis()));
    } else {
      sent.remove(key);
    }
  }

  /** The connection is gone, and with it what was on its way. */
  void reset() {
    sent.clear();
  }

  private static String key(String msgid, String reaction) {
    return msgid + " " + reaction;
  }
}
