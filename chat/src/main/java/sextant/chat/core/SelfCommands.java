package sextant.chat.core;

import java.util.Locale;
import sextant.chat.log.Event;
import sextant.irc.Message;
import sextant.irc.Names;
import sextant.irc.Numeric;

/** AWAY, SETNAME, PERSISTENCE: what one says about oneself. */
final class SelfCommands {
  private final Core core;

  SelfCommands(Core core) {
    this.core = core;
  }

  void away(Session session, Message message) {
    String text = Names.truncate(message.parameter(0), core.config().limits().away());
    if (!session.isRegistered()) {
      if (session.has(Cap.PRE_AWAY)) {
        session.preAway = text;
        session.reply(text.isEmpty() ? Numeric.RPL_UNAWAY : Numeric.RPL_NOWAWAY, awayText(text));
      } else {
        session.reply(Numeric.ERR_NOTREGISTERED, "You have not registered");
      }
      return;
    }
    Client client = session.client();
    boolean changed = !client.away.equals(text);
    client.away = text.equals("*") ? "Away" : text;
    session.reply(text.isEmpty() ? Numeric.RPL_UNAWAY : Numeric.RPL_NOWAWAY, awayText(text));
    if (changed) {
      Line.Meta meta = core.fanout().meta(client);
      Line line =
          client.away.isEmpty()
              ? Line.of(meta, client.source(), "AWAY")
              : Line.of(meta, client.source(), "AWAY", client.away);
      core.fanout().toAware(client, Cap.AWAY_NOTIFY, line);
    }
  }

  private static String awayText(String text) {
    return text.isEmpty()
        ? "You are no longer marked as being away"
        : "You have been marked as being away";
  }

  void setName(Session session, Message message) {
    String name = message.parameter(0);
    if (name.isBlank() || Names.utf8Length(name) > core.config().limits().realName()) {
      session.fail("SETNAME", "INVALID_REALNAME", "This real name is empty or too long");
      return;
    }
    Client client = session.client();
    client.realName = name;
    Line line = Line.of(core.fanout().meta(client), client.source(), "SETNAME", name);
    core.fanout().toAware(client, Cap.SETNAME, line);
    if (!session.has(Cap.SETNAME)) {
      session.notice("Your real name is now " + name);
    }
  }

  /** PERSISTENCE: whether one stays when all sessions are gone (IRCv3 draft/persistence). */
  void persistence(Session session, Message message) {
    Client client = session.client();
    if (client.account.isEmpty()) {
      session.fail("PERSISTENCE", "ACCOUNT_REQUIRED", "An account is required");
      return;
    }
    String word = message.parameter(0).toUpperCase(Locale.ROOT);
    String wish = message.parameter(1).toUpperCase(Locale.ROOT);
    if (word.equals("SET")) {
      String value = wish.equals("ON") ? "true" : wish.equals("OFF") ? "false" : "";
      core.accounts()
          .of(client)
          .ifPresent(a -> core.change(new Event.AccountSet(a.withSetting("always-on", value))));
      core.accounts().keepRooms(client);
    } else if (!word.equals("GET")) {
      session.fail("PERSISTENCE", "INVALID_PARAMS", "GET or SET");
      return;
    }
    String set =
        core.accounts().of(client).map(account -> account.setting("always-on", "")).orElse("");
    String shown = set.isEmpty() ? "DEFAULT" : set.equals("true") ? "ON" : "OFF";
    session.fromServer(
        "PERSISTENCE", "STATUS", shown, core.accounts().isAlwaysOn(client) ? "ON" : "OFF");
  }
}
