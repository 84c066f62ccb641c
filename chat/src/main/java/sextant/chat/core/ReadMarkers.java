package sextant.chat.core;

import java.util.Optional;
import sextant.chat.log.Event;
import sextant.irc.Message;
import sextant.irc.ServerTime;

/**
 * MARKREAD: up to where one has read, told to all one's sessions (IRCv3 read-marker). Accounts keep
 * their markers; who has none keeps them for the time being here.
 */
final class ReadMarkers {
  private static final int MOST = 10_000;
  private static final int MOST_WITHOUT_ACCOUNT = 200;

  private final Core core;

  ReadMarkers(Core core) {
    this.core = core;
  }

  void markRead(Session session, Message message) {
    String target = message.parameter(0);
    if (target.isEmpty()) {
      session.fail("MARKREAD", "NEED_MORE_PARAMS", "Missing parameters");
      return;
    }
    if (message.parameters().size() == 1) {
      show(core, session, target);
      return;
    }
    Optional<Long> at = moment(message.parameter(1));
    if (at.isEmpty()) {
      session.fail("MARKREAD", "INVALID_PARAMS", target, "Not a valid timestamp");
      return;
    }
    String key = core.fold(target);
    Client client = session.client();
    if (at.get() > of(core, client, key).orElse(-1L) && mayKeep(client)) {
      keep(client, key, at.get());
      for (Session each : client.sessions) {
        if (each.has(Cap.READ_MARKER) || each == session) {
          show(core, each, target);
        }
      }
    } else {
      show(core, session, target);
    }
  }

  private boolean mayKeep(Client client) {
    return client.account.isEmpty()
        ? client.readMarkers.size() < MOST_WITHOUT_ACCOUNT
        : core.state().readMarkerCount(client.account) < MOST;
  }

  private void keep(Client client, String key, long millis) {
    if (client.account.isEmpty()) {
      client.readMarkers.put(key, millis);
    } else {
      core.change(new Event.ReadMarked(client.account, key, millis));
    }
  }

  private static Optional<Long> of(Core core, Client client, String key) {
    return client.account.isEmpty()
        ? Optional.ofNullable(client.readMarkers.get(key))
        : core.state().readMarker(client.account, key);
  }

  static void show(Core core, Session session, String target) {
    String at =
        of(core, session.client(), core.fold(target))
            .map(millis -> "timestamp=" + ServerTime.format(millis))
            .orElse("*");
    session.fromServer("MARKREAD", target, at);
  }

  /** The moment that {@code timestamp=…} names. */
  static Optional<Long> moment(String text) {
    return text.startsWith("timestamp=") ? ServerTime.parse(text.substring(10)) : Optional.empty();
  }
}
