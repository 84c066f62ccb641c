package sextant.chat.core;

import sextant.irc.Message;
import sextant.irc.Names;
import sextant.irc.Numeric;

/** NICK, USER, PASS, PING, PONG, QUIT: the life of a connection. */
final class ConnectCommands {
  private final Core core;

  ConnectCommands(Core core) {
    this.core = core;
  }

  void nick(Session session, Message message) {
    String nick = message.parameter(0);
    if (nick.isEmpty()) {
      session.reply(Numeric.ERR_NONICKNAMEGIVEN, "No nickname given");
    } else if (!core.lobby().isNick(nick)) {
      session.reply(Numeric.ERR_ERRONEUSNICKNAME, nick, "Erroneous nickname");
    } else if (!session.isRegistered()) {
      early(session, nick);
    } else {
      change(session, session.client(), nick);
    }
  }

  private void early(Session session, String nick) {
    session.wishedNick = nick;
    Client holder = core.clients.get(core.fold(nick));
    boolean mayLogIn = session.isNegotiating || holder == null;
    if (holder != null
        && (!mayLogIn || holder.account.isEmpty())
        && !core.lobby().isFree(session, nick)) {
      return;
    }
    session.nick = nick;
    core.lobby().tryRegister(session);
  }

  private void change(Session session, Client client, String nick) {
    if (client.nick.equals(nick)) {
      return;
    }
    if (client.account.equals(client.nick)
        && core.accounts().isAlwaysOn(client)
        && !core.fold(nick).equals(client.key)) {
      session.reply(Numeric.ERR_NICKNAMEINUSE, nick, "An account that is always on keeps its nick");
      return;
    }
    for (Room room : client.rooms.keySet()) {
      if (room.has('N') && !client.isOperator()) {
        session.reply(Numeric.ERR_CANTCHANGENICK, room.name(), "Nicks do not change in this room");
        return;
      }
    }
    if (core.lobby().isFree(session, nick)) {
      core.lobby().rename(client, nick, session);
    }
  }

  void user(Session session, Message message) {
    if (session.isRegistered()) {
      session.reply(Numeric.ERR_ALREADYREGISTERED, "You may not reregister");
      return;
    }
    String real = message.parameter(3);
    if (real.isEmpty() || message.parameter(0).isEmpty()) {
      session.reply(Numeric.ERR_NEEDMOREPARAMS, "USER", "Not enough parameters");
      return;
    }
    if (!session.user.isEmpty()) {
      session.reply(Numeric.ERR_ALREADYREGISTERED, "You may not reregister");
      return;
    }
    session.user = userName(message.parameter(0));
    session.realName = Names.truncate(real, core.config().limits().realName());
    core.lobby().tryRegister(session);
  }

  /** The user name; what stands after {@code @} names the device (for replay per device). */
  private String userName(String text) {
    String clean = text.replaceAll("[^A-Za-z0-9._-]", "");
    String name = clean.isEmpty() ? "user" : clean;
    return Names.truncate(name, core.config().limits().user() - 1);
  }

  void pass(Session session, Message message) {
    if (session.isRegistered()) {
      session.reply(Numeric.ERR_ALREADYREGISTERED, "You may not reregister");
    } else {
      session.password = message.parameter(0);
    }
  }

  /** WEBIRC password gateway host address: a gateway says where its client is. */
  void webirc(Session session, Message message) {
    boolean known =
        core.config().gateways().webirc().stream()
            .filter(g -> g.hosts().contains(session.address) || g.hosts().contains("*"))
            .anyMatch(g -> Passwords.matches(g.secret(), message.parameter(0)));
    String address = message.parameter(3);
    if (session.isRegistered()) {
      session.reply(Numeric.ERR_ALREADYREGISTERED, "You may not reregister");
    } else if (known && Guard.isAddress(address)) {
      core.guard().moved(session, address);
    } else {
      core.guard().refuse(session, "This gateway is not known here");
    }
  }

  void ping(Session session, Message message) {
    session.fromServer("PONG", core.config().name(), message.parameter(0));
  }

  void pong(Session session, Message message) {
    session.pingMillis = 0;
  }

  void quit(Session session, Message message) {
    String text = message.parameter(0);
    String reason = text.isEmpty() ? "Quit" : "Quit: " + text;
    Client client = session.client;
    if (client != null) {
      session.send(Line.of(core.fanout().meta(client), client.source(), "QUIT", reason));
    }
    session.error(reason);
    session.answer.finish();
    session.connection.end(reason);
  }
}
