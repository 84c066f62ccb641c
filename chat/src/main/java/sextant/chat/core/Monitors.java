package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sextant.irc.Message;
import sextant.irc.Numeric;

/** MONITOR: who wants to know when somebody comes and goes (IRCv3 monitor). */
final class Monitors {
  private final Core core;

  Monitors(Core core) {
    this.core = core;
  }

  /** Tells who monitors this client. */
  static void tell(Core core, Client client, boolean online) {
    for (Session session : List.copyOf(core.watchers.of(client.key))) {
      if (online) {
        session.reply(Numeric.RPL_MONONLINE, client.source());
      } else {
        session.reply(Numeric.RPL_MONOFFLINE, client.nick);
      }
    }
  }

  void monitor(Session session, Message message) {
    List<String> targets = List.of(message.parameter(1).split(","));
    switch (message.parameter(0).toUpperCase(Locale.ROOT)) {
      case "+" -> add(session, targets);
      case "-" -> targets.forEach(target -> core.watchers.remove(session, core.fold(target)));
      case "C" -> core.watchers.clear(session);
      case "L" -> list(session);
      case "S" -> status(session, new ArrayList<>(session.monitored));
      default -> {}
    }
  }

  private void add(Session session, List<String> targets) {
    int limit = core.config().limits().monitor();
    List<String> added = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      String target = targets.get(i);
      if (!core.lobby().isNick(target)) {
        continue;
      }
      if (session.monitored.size() >= limit) {
        String left = String.join(",", targets.subList(i, targets.size()));
        session.reply(
            Numeric.ERR_MONLISTFULL, Integer.toString(limit), left, "Monitor list is full");
        break;
      }
      core.watchers.add(session, core.fold(target));
      added.add(target);
    }
    status(session, added);
  }

  private void status(Session session, List<String> targets) {
    List<String> online = new ArrayList<>();
    List<String> offline = new ArrayList<>();
    for (String target : targets) {
      core.client(target)
          .filter(client -> !client.sessions.isEmpty() || core.accounts().isAlwaysOn(client))
          .ifPresentOrElse(client -> online.add(client.source()), () -> offline.add(target));
    }
    inLines(session, Numeric.RPL_MONONLINE, online);
    inLines(session, Numeric.RPL_MONOFFLINE, offline);
  }

  private void list(Session session) {
    inLines(session, Numeric.RPL_MONLIST, new ArrayList<>(session.monitored));
    session.reply(Numeric.RPL_ENDOFMONLIST, "End of MONITOR list");
  }

  private static void inLines(Session session, Numeric numeric, List<String> names) {
    StringBuilder line = new StringBuilder();
    for (String name : names) {
      if (line.length() + name.length() > 380) {
        session.reply(numeric, line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : ",").append(name);
    }
    if (!line.isEmpty()) {
      session.reply(numeric, line.toString());
    }
  }
}
