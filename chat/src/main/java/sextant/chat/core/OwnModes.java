package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import sextant.irc.ModeChange;
import sextant.irc.ModeSyntax;
import sextant.irc.Numeric;

/** MODE of oneself. */
final class OwnModes {
  private final Core core;

  OwnModes(Core core) {
    this.core = core;
  }

  void mode(Session session, String target, List<String> words) {
    Client client = session.client();
    if (!isOwn(session, target)) {
      return;
    }
    if (words.size() == 1) {
      session.reply(Numeric.RPL_UMODEIS, "+" + client.modes);
    } else {
      change(session, client, words.get(1));
    }
  }

  /** Whether the nick is one's own; says so if not. */
  boolean isOwn(Session session, String nick) {
    Client meant = core.clients.get(core.fold(nick));
    if (meant == null) {
      session.reply(Numeric.ERR_NOSUCHNICK, nick, "No such nick");
    } else if (!meant.equals(session.client())) {
      session.reply(Numeric.ERR_USERSDONTMATCH, "Can't change modes for other users");
    }
    return session.client().equals(meant);
  }

  void change(Session session, Client client, String letters) {
    List<ModeChange> done = new ArrayList<>();
    boolean adding = true;
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      if (letter == '+' || letter == '-') {
        adding = letter == '+';
      } else if (Welcome.CLIENT_MODES.indexOf(letter) < 0) {
        session.reply(Numeric.ERR_UMODEUNKNOWNFLAG, "Unknown MODE flag");
      } else if (client.has(letter) != adding && may(client, letter, adding)) {
        client.set(letter, adding);
        done.add(new ModeChange(adding, letter, ""));
      }
    }
    if (!done.isEmpty()) {
      Line line =
          Line.of(
              core.fanout().meta(client),
              client.source(),
              "MODE",
              client.nick,
              ModeSyntax.format(done).getFirst());
      core.fanout().toClient(client, line, null);
    }
  }

  private boolean may(Client client, char letter, boolean adding) {
    if (letter == 'o' && !adding) {
      client.operator = "";
      core.operators.remove(client);
      return true;
    }
    return letter != 'o' && letter != 'Z' && (letter != 's' || client.isOperator());
  }
}
