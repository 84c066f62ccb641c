package sextant.chat.core;

import java.util.List;
import sextant.irc.Message;
import sextant.irc.Numeric;

/** Who may write to somebody directly, and ACCEPT, which lets people through. */
final class Privacy {
  private static final int MOST_ACCEPTED = 100;
  private static final long ASK_AGAIN_MILLIS = 60_000;

  private final Core core;

  Privacy(Core core) {
    this.core = core;
  }

  /** Whether these words may reach somebody; if not, says so. */
  boolean admits(Session session, Client target, Speech.Words words) {
    Client client = session.client();
    if (isCtcp(words) && target.has('T')) {
      refuse(session, words, Numeric.ERR_CANTSENDTOUSER, target, "They accept no CTCP");
      return false;
    }
    if (target.accepted.contains(client.key) || client.isOperator()) {
      return true;
    }
    if (target.has('R') && client.account.isEmpty()) {
      refuse(
          session, words, Numeric.ERR_NEEDREGGEDNICK, target, "You must log in to write to them");
      return false;
    }
    if (target.has('g')) {
      ask(session, target, words);
      return false;
    }
    return true;
  }

  private static boolean isCtcp(Speech.Words words) {
    String text = words.isTags() ? "" : words.text();
    return text.startsWith("\u0001") && !text.startsWith("\u0001ACTION");
  }

  private static void refuse(
      Session session, Speech.Words words, Numeric numeric, Client target, String text) {
    if (!words.isNotice()) {
      session.reply(numeric, target.nick, text);
    }
  }

  /** Caller-id: the one who writes is told to wait, the other one is asked, once a minute. */
  private void ask(Session session, Client target, Speech.Words words) {
    refuse(
        session, words, Numeric.RPL_TARGUMODEG, target, "has caller-id (+g): they must accept you");
    if (words.isNotice() || core.now() - target.askedMillis < ASK_AGAIN_MILLIS) {
      return;
    }
    target.askedMillis = core.now();
    Client client = session.client();
    session.reply(Numeric.RPL_TARGNOTIFY, target.nick, "has been told that you wrote");
    for (Session each : target.sessions) {
      each.reply(
          Numeric.RPL_UMODEGMSG,
          client.nick,
          client.user + "@" + client.host,
          "writes to you: /ACCEPT " + client.nick + " lets them through");
    }
  }

  void accept(Session session, Message message) {
    for (String word : message.parameter(0).split(",")) {
      if (word.equals("*")) {
        list(session);
      } else if (word.startsWith("-")) {
        remove(session, word.substring(1));
      } else {
        add(session, word);
      }
    }
  }

  private static void list(Session session) {
    for (String nick : List.copyOf(session.client().accepted)) {
      session.reply(Numeric.RPL_ACCEPTLIST, nick);
    }
    session.reply(Numeric.RPL_ENDOFACCEPT, "End of /ACCEPT list");
  }

  private void remove(Session session, String nick) {
    if (!session.client().accepted.remove(core.fold(nick))) {
      session.reply(Numeric.ERR_ACCEPTNOT, nick, "is not on your accept list");
    }
  }

  private void add(Session session, String nick) {
    Client client = session.client();
    if (!core.lobby().isNick(nick)) {
      session.reply(Numeric.ERR_NOSUCHNICK, nick.isEmpty() ? "*" : nick, "No such nick");
    } else if (client.accepted.size() >= MOST_ACCEPTED) {
      session.reply(Numeric.ERR_ACCEPTFULL, "Accept list is full");
    } else if (!client.accepted.add(core.fold(nick))) {
      session.reply(Numeric.ERR_ACCEPTEXIST, nick, "is already on your accept list");
    }
  }
}
