package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import sextant.chat.ChatConfig;
import sextant.chat.log.Account;
import sextant.irc.CaseMapping;
import sextant.irc.Names;
import sextant.irc.Numeric;

/** How somebody comes in and goes out. */
final class Lobby {
  private final Core core;

  Lobby(Core core) {
    this.core = core;
  }

  /** Lets the session in once it has said all it must. */
  void tryRegister(Session session) {
    boolean ready = !session.nick.isEmpty() && !session.user.isEmpty() && !session.isNegotiating;
    if (session.isRegistered() || !ready || session.connection.isClosed()) {
      return;
    }
    ChatConfig config = core.config();
    if (!config.password().isEmpty() && !Passwords.same(config.password(), session.password)) {
      session.reply(Numeric.ERR_PASSWDMISMATCH, "Password incorrect");
      core.guard().refuse(session, "Password incorrect");
      return;
    }
    if (config.accounts().isRequired() && session.login.account.isEmpty()) {
      session.fail("*", "ACCOUNT_REQUIRED", "You must log in with SASL to join this server");
      core.guard().refuse(session, "You must log in with SASL");
      return;
    }
    if (!core.guard().admits(session, session.nick + "!~" + session.user + "@" + session.host)) {
      return;
    }
    Client present = core.clients.get(core.fold(session.nick));
    if (present != null
        && (mayShare(session, present) || core.presence().isReturn(session, present))) {
      attach(session, present);
    } else if (isFree(session, session.nick)) {
      comeIn(session);
    }
  }

  private boolean mayShare(Session session, Client present) {
    return !present.account.isEmpty()
        && present.account.equals(session.login.account)
        && core.accounts()
            .of(present)
            .map(account -> account.setting("multiclient", "true").equals("true"))
            .orElse(false);
  }

  /** Whether the nick may be used; if not, says why. */
  boolean isFree(Session session, String nick) {
    Optional<String> reason = whyNot(session, nick);
    reason.ifPresent(why -> session.reply(Numeric.ERR_NICKNAMEINUSE, nick, why));
    if (reason.isPresent() && !session.isRegistered()) {
      session.nick = "";
    }
    return reason.isEmpty();
  }

  private Optional<String> whyNot(Session session, String nick) {
    String key = core.fold(nick);
    Client holder = core.clients.get(key);
    Client own = session.client;
    boolean returns = holder != null && own == null && core.presence().isReturn(session, holder);
    if (holder != null && holder != own && !mayShare(session, holder) && !returns) {
      return Optional.of("Nickname is already in use");
    }
    if (Services.isService(nick)) {
      return Optional.of("Nickname is reserved for a service");
    }
    Optional<Account> owner = core.state().ownerOfNick(nick);
    boolean foreign =
        owner.isPresent()
            && !core.fold(owner.get().name()).equals(core.fold(session.account()))
            && core.config().accounts().ownsNick();
    if (foreign) {
      return Optional.of("Nickname is reserved by a different account");
    }
    return looksTaken(session, nick, holder)
        ? Optional.of("Nickname looks like one in use")
        : Optional.empty();
  }

  private boolean looksTaken(Session session, String nick, @Nullable Client holder) {
    boolean present =
        core.lookalikes()
            .client(nick)
            .filter(like -> like != session.client && like != holder && !mayShare(session, like))
            .isPresent();
    boolean owned =
        core.config().accounts().ownsNick()
            && core.lookalikes()
                .account(nick)
                .filter(like -> !core.fold(like.name()).equals(core.fold(session.account())))
                .isPresent();
    return present || owned || Services.looksLikeService(nick);
  }

  private void comeIn(Session session) {
    String account = session.login.account;
    Client client = newClient(session);
    client.account = account;
    core.accounts().dress(client);
    client.away = session.preAway.equals("*") ? "" : session.preAway;
    core.addClient(client);
    core.counters.mostClients = Math.max(core.counters.mostClients, core.clients.size());
    session.client = client;
    client.sessions.add(session);
    client.metadata.putAll(account.isEmpty() ? Map.of() : core.state().metadata(account));
    Welcome.send(core, session);
    core.accounts().cameIn(client);
    MetadataNews.cameIn(core, session);
    Monitors.tell(core, client, true);
    core.tellOperators(
        "Client connecting: " + client.nick + " (" + client.user + "@" + client.realAddress + ")");
  }

  private Client newClient(Session session) {
    Client client =
        new Client(
            core.nextId(),
            session.nick,
            core.fold(session.nick),
            session.login.account.isEmpty() ? "~" + session.user : session.user,
            session.host,
            session.realName,
            core.now());
    client.realAddress = session.address;
    client.isSecure = session.connection.isSecure();
    client.set('Z', client.isSecure);
    for (char mode : core.config().accounts().userModes().toCharArray()) {
      client.set(mode, true);
    }
    return client;
  }

  /** Another session of somebody who is here: sees all rooms as if it had joined them. */
  private void attach(Session session, Client client) {
    session.client = client;
    session.nick = client.nick;
    boolean wasAway = client.sessions.isEmpty();
    long missesSince = core.presence().missesSince(client);
    client.sessions.add(session);
    core.presence().touch(client);
    Welcome.send(core, session);
    if (wasAway) {
      core.accounts().woke(client);
      Monitors.tell(core, client, true);
    }
    for (Room room : List.copyOf(client.rooms.keySet())) {
      RoomViews.joined(core, session, room);
      Replay.onAttach(core, session, room, missesSince);
    }
  }

  /** A connection is gone. */
  void disconnected(Session session, String reason) {
    Client client = session.client;
    if (client == null) {
      return;
    }
    client.sessions.remove(session);
    core.presence().touch(client);
    boolean last = client.sessions.isEmpty();
    if (last && core.accounts().isAlwaysOn(client) && !client.gone) {
      core.accounts().sessionsGone(client);
    } else if (last && !client.gone) {
      quit(client, reason.isEmpty() ? "Connection closed" : reason);
    }
  }

  /** Somebody leaves for good; all who shared a room hear of it. */
  void quit(Client client, String reason) {
    client.gone = true;
    Set<Client> neighbours = core.fanout().neighbours(client);
    List<Room> rooms = new ArrayList<>(client.rooms.keySet());
    String msgid = core.nextMsgid();
    for (Room room : rooms) {
      History.keep(core, room, new History.Said(client, msgid, "QUIT", reason));
    }
    Line line = Line.of(core.fanout().meta(client).withId(msgid), client.source(), "QUIT", reason);
    neighbours.forEach(neighbour -> core.fanout().toClient(neighbour, line, null));
    for (Room room : rooms) {
      room.members.remove(client);
      room.lastSaid.remove(client);
      core.keeper().forgetIfEmpty(room);
    }
    client.rooms.clear();
    core.removeClient(client);
    core.operators.remove(client);
    core.whowas.add(client, core.now(), core.config().limits().whowas());
    Monitors.tell(core, client, false);
    core.tellOperators("Client exiting: " + client.nick + " (" + reason + ")");
  }

  /** Gives somebody another nick; who shares a room or asked to be told hears of it. */
  void rename(Client client, String nick, @Nullable Session by) {
    String before = client.source();
    String key = core.fold(nick);
    boolean other = !key.equals(client.key);
    core.whowas.add(client, core.now(), core.config().limits().whowas());
    if (other) {
      Monitors.tell(core, client, false);
    }
    String msgid = core.nextMsgid();
    for (Room room : client.rooms.keySet()) {
      History.keep(core, room, new History.Said(client, msgid, "NICK", nick));
    }
    Line line = Line.of(core.fanout().meta(client).withId(msgid), before, "NICK", nick);
    core.removeClient(client);
    client.nick = nick;
    client.key = key;
    core.addClient(client);
    core.fanout().neighbours(client).forEach(n -> core.fanout().toClient(n, line, null));
    core.fanout().toClient(client, line, null);
    client.sessions.forEach(session -> session.nick = nick);
    if (other) {
      Monitors.tell(core, client, true);
    }
  }

  /** Whether the text may be a nick here. */
  boolean isNick(String nick) {
    ChatConfig config = core.config();
    boolean unicode = config.mapping() == CaseMapping.RFC8265;
    return Names.isNick(nick, config.limits().nick(), unicode);
  }
}
