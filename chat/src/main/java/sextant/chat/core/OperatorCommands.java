package sextant.chat.core;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.chat.ChatConfig;
import sextant.chat.log.Event;
import sextant.irc.Message;
import sextant.irc.Numeric;

/** OPER, KILL, WALLOPS, KLINE, DLINE, UBAN, DEFCON, REHASH, SA…: running the server from inside. */
final class OperatorCommands {
  private final Core core;
  private final JoinCommand joins;
  private final ModeCommand modes;

  OperatorCommands(Core core, JoinCommand joins, ModeCommand modes) {
    this.core = core;
    this.joins = joins;
    this.modes = modes;
  }

  void oper(Session session, Message message) {
    Optional<ChatConfig.Operator> operator =
        core.config().operators().stream()
            .filter(each -> each.name().equals(message.parameter(0)))
            .findFirst();
    if (!core.guard().mayTryPassword(session)) {
      session.reply(Numeric.ERR_NOOPERHOST, "Too many wrong passwords");
      return;
    }
    String secret = operator.map(ChatConfig.Operator::secret).orElse("");
    String password = message.parameter(1);
    core.dispatcher()
        .await(
            session,
            () -> Passwords.matches(secret, password),
            (right, failure) -> {
              if (right == null || !right || operator.isEmpty()) {
                core.guard().wrongPassword(session);
                session.reply(Numeric.ERR_NOOPERHOST, "No operator of that name and password");
              } else {
                promote(session, operator.get());
              }
            });
  }

  private void promote(Session session, ChatConfig.Operator operator) {
    Client client = session.client();
    client.operator = operator.title().isEmpty() ? "operator" : operator.title();
    client.set('o', true);
    core.operators.add(client);
    core.tellOperators("Client opered up: " + client.nick);
    core.outside().tell("oper", "nick", client.nick, "name", operator.name());
    session.reply(Numeric.RPL_YOUREOPER, "You are now an IRC operator");
    session.send(
        Line.of(core.fanout().meta(client), core.config().name(), "MODE", client.nick, "+o"));
  }

  void deoper(Session session, Message message) {
    Client client = session.client();
    client.operator = "";
    core.operators.remove(client);
    client.set('o', false);
    session.send(
        Line.of(core.fanout().meta(client), core.config().name(), "MODE", client.nick, "-o"));
  }

  void kill(Session session, Message message) {
    Optional<Client> target = core.client(message.parameter(0));
    if (target.isEmpty()) {
      session.reply(Numeric.ERR_NOSUCHNICK, message.parameter(0), "No such nick");
      return;
    }
    String given = message.parameter(1);
    String by = session.client().nick;
    core.tellOperators(by + " killed " + target.get().nick + " " + given);
    core.bans()
        .expel(target.get(), "Killed (" + by + (given.isEmpty() ? "" : " (" + given + ")") + ")");
  }

  void wallops(Session session, Message message) {
    Client by = session.client();
    Line line = Line.of(core.fanout().meta(by), by.source(), "WALLOPS", message.parameter(0));
    for (Client client : core.allClients()) {
      if (client.has('w') || client.isOperator()) {
        core.fanout().toClient(client, line, null);
      }
    }
  }

  void kline(Session session, Message message) {
    ban(session, message, "kline");
  }

  void dline(Session session, Message message) {
    ban(session, message, "dline");
  }

  /** UBAN ADD|DEL|LIST: addresses, networks and masks in one command. */
  void uban(Session session, Message message) {
    List<String> rest = message.parameters().subList(1, message.parameters().size());
    Message inner = new Message(message.tags(), "", "UBAN", rest);
    switch (message.parameter(0).toUpperCase(Locale.ROOT)) {
      case "ADD" -> ban(session, inner, Bans.kindOf(inner.parameter(0)));
      case "DEL" -> lift(session, Bans.kindOf(inner.parameter(0)), inner.parameter(0));
      default ->
          core.state()
              .bans()
              .forEach(ban -> note(session, ban.kind() + " " + ban.mask() + " " + ban.reason()));
    }
  }

  private static void note(Session session, String text) {
    session.notice(text);
  }

  private void ban(Session session, Message message, String kind) {
    List<String> words = message.parameters();
    boolean timed = isDuration(words.getFirst()) && words.size() > 1;
    long until = timed ? core.now() + millis(words.getFirst()) : 0;
    String given = words.get(timed ? 1 : 0);
    String reason = words.size() > (timed ? 2 : 1) ? words.getLast() : "No reason given";
    Client by = session.client();
    String mask = core.bans().add(new Event.BanSet(kind, given, reason, by.nick, until), by);
    note(session, "Added " + kind + " for " + mask);
    core.tellOperators(session.client().nick + " added a " + kind + " for " + mask);
  }

  /** Whether a word is a time span as in {@code 1h30m}. */
  static boolean isDuration(String text) {
    return text.length() < 40 && text.matches("([0-9]+[smhdwy])+");
  }

  static long millis(String text) {
    long total = 0;
    long number = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isDigit(c)) {
        number = Math.min(number * 10 + (c - '0'), 1_000_000);
      } else {
        long unit =
            switch (c) {
              case 's' -> 1;
              case 'm' -> 60;
              case 'h' -> 3_600;
              case 'd' -> 86_400;
              case 'w' -> 604_800;
              default -> 31_536_000;
            };
        total += number * unit * 1000;
        number = 0;
      }
    }
    return total;
  }

  void unkline(Session session, Message message) {
    lift(session, "kline", message.parameter(0));
  }

  void undline(Session session, Message message) {
    lift(session, "dline", message.parameter(0));
  }

  private void lift(Session session, String kind, String given) {
    note(session, "Removed " + kind + " for " + core.bans().lift(kind, given));
  }

  void defcon(Session session, Message message) {
    String level = message.parameter(0);
    if (level.matches("[1-5]")) {
      core.guard().setDefcon(Integer.parseInt(level));
    }
    note(session, "Current DEFCON level is " + core.guard().defcon());
  }

  void rehash(Session session, Message message) {
    try {
      core.reload();
      session.reply(Numeric.RPL_REHASHING, "config", "Rehashing");
    } catch (IOException e) {
      session.reply(Numeric.ERR_UNKNOWNERROR, "REHASH", String.valueOf(e.getMessage()));
    }
  }

  void die(Session session, Message message) {
    core.outside().stop("stopped by " + session.client().nick);
  }

  void saJoin(Session session, Message message) {
    boolean self = message.parameters().size() == 1;
    String nick = self ? session.client().nick : message.parameter(0);
    String room = message.parameter(self ? 0 : 1);
    core.client(nick)
        .ifPresentOrElse(
            client -> joins.force(client, room),
            () -> session.reply(Numeric.ERR_NOSUCHNICK, nick, "No such nick"));
  }

  void saMode(Session session, Message message) {
    core.room(message.parameter(0))
        .ifPresentOrElse(
            room ->
                modes.apply(
                    session,
                    room,
                    Welcome.ROOM_MODES.parse(
                        message.parameters().subList(1, message.parameters().size())),
                    session.client()),
            () ->
                session.reply(Numeric.ERR_NOSUCHCHANNEL, message.parameter(0), "No such channel"));
  }

  void saNick(Session session, Message message) {
    Optional<Client> client = core.client(message.parameter(0));
    if (client.isEmpty()) {
      session.reply(Numeric.ERR_NOSUCHNICK, message.parameter(0), "No such nick");
    } else if (core.lobby().isNick(message.parameter(1))
        && core.lobby().isFree(session, message.parameter(1))) {
      core.lobby().rename(client.get(), message.parameter(1), null);
    }
  }
}
