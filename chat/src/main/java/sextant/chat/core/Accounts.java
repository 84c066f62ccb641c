package sextant.chat.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.chat.log.Account;
import sextant.chat.log.Event;
import sextant.irc.Numeric;

/** Who is whom: logging in and out, and those who stay when all their sessions are gone. */
final class Accounts {
  /** How many accounts one address may make in a minute, twice: it is asked before and after. */
  private static final int NEW_ACCOUNTS = 10;

  private final Core core;

  Accounts(Core core) {
    this.core = core;
  }

  Optional<Account> of(Client client) {
    return client.account.isEmpty() ? Optional.empty() : core.state().account(client.account);
  }

  boolean isAlwaysOn(Client client) {
    String policy = core.config().accounts().alwaysOn();
    return !policy.equals("disabled")
        && of(client)
            .map(account ->
                account
                    .setting("always-on", policy.equals("opt-out") ? "true" : "false")
                    .equals("true"))
            .orElse(false);
  }

  /** Makes the clients of accounts that are always on, as they were. */
  void wakeAlwaysOn() {
    for (Account account : List.copyOf(core.state().accounts())) {
      Client client = sleeping(account);
      boolean isHere =
          core.clients.containsKey(client.key)
              || core.clients.values().stream().anyMatch(c -> c.account.equals(account.name()));
      if (isAlwaysOn(client) && !isHere) {
        core.addClient(client);
        for (Room room : core.rooms.values()) {
          String modes = room.facts.kept().get(core.fold(account.name()));
          if (modes != null) {
            Member member = new Member(modes, core.now());
            room.members.put(client, member);
            client.rooms.put(room, member);
          }
        }
      }
    }
  }

  private Client sleeping(Account account) {
    String name = account.name();
    Client client =
        new Client(
            core.nextId(), name, core.fold(name), "u", core.config().name(), name, core.now());
    client.account = name;
    client.away = "Not connected";
    client.metadata.putAll(core.state().metadata(name));
    return client;
  }

  /** Somebody always on has no session left. */
  void sessionsGone(Client client) {
    keepRooms(client);
    setAway(client, "Not connected");
  }

  private void setAway(Client client, String text) {
    client.away = text;
    core.presence().touch(client);
    Line line =
        text.isEmpty()
            ? Line.of(core.fanout().meta(client), client.source(), "AWAY")
            : Line.of(core.fanout().meta(client), client.source(), "AWAY", text);
    core.fanout().toAware(client, Cap.AWAY_NOTIFY, line);
  }

  /** Keeps the memberships of somebody always on. */
  void keepRooms(Client client) {
    client.rooms.forEach((room, member) -> keepRoom(client, room, member));
  }

  void keepRoom(Client client, Room room, Member member) {
    if (isAlwaysOn(client)) {
      String known = room.facts.kept().get(core.fold(client.account));
      if (!member.modes().equals(known)) {
        core.change(new Event.MemberKept(room.name(), client.account, member.modes()));
      }
    }
  }

  void leftRoom(Client client, Room room) {
    if (room.facts.kept().containsKey(core.fold(client.account))) {
      core.change(new Event.MemberLeft(room.name(), client.account));
    }
  }

  /** What is due when a client has come in. */
  void cameIn(Client client) {
    if (isAlwaysOn(client)) {
      keepRooms(client);
    }
  }

  /** Another session of somebody whose sessions were all gone. */
  void woke(Client client) {
    if (client.away.equals("Not connected")) {
      setAway(client, "");
    }
  }

  /** Logs a session in, and its client. */
  void logIn(Session session, Account account) {
    session.login.account = account.name();
    Client client = session.client;
    String source = client == null ? session.replyNick() + "!*@*" : client.source();
    session.reply(
        Numeric.RPL_LOGGEDIN, source, account.name(), "You are now logged in as " + account.name());
    if (client != null) {
      setAccount(client, account.name());
    }
  }

  /** Shows somebody under the host that the account was given, or under the usual one. */
  void dress(Client client) {
    if (client.realHost.isEmpty()) {
      client.realHost = client.host;
    }
    String given =
        of(client)
            .filter(account -> account.setting("vhost-off", "").isEmpty())
            .map(account -> account.setting("vhost", ""))
            .orElse("");
    String host = given.isEmpty() ? client.realHost : given;
    if (!host.equals(client.host)) {
      Line line =
          Line.of(core.fanout().meta(client), client.source(), "CHGHOST", client.user, host);
      client.host = host;
      core.presence().touch(client);
      core.fanout().toAware(client, Cap.CHGHOST, line);
      client.sessions.forEach(
          session -> session.reply(Numeric.RPL_VISIBLEHOST, host, "is now your displayed host"));
    }
  }

  void logOut(Client client) {
    for (Session session : client.sessions) {
      session.login.account = "";
      session.reply(Numeric.RPL_LOGGEDOUT, client.source(), "You are now logged out");
    }
    setAccount(client, "");
  }

  private void setAccount(Client client, String name) {
    if (client.account.equals(name)) {
      return;
    }
    client.account = name;
    core.presence().touch(client);
    client.metadata.putAll(name.isEmpty() ? Map.of() : core.state().metadata(name));
    for (Session session : client.sessions) {
      session.login.account = name;
    }
    Line line =
        Line.of(
            core.fanout().meta(client), client.source(), "ACCOUNT", name.isEmpty() ? "*" : name);
    core.fanout().toAware(client, Cap.ACCOUNT_NOTIFY, line);
    client.rooms.forEach((room, member) -> keepRoom(client, room, member));
    dress(client);
  }

  /** Checks a password elsewhere, then goes on; a wrong one costs as long as a right one. */
  void check(Session session, String name, String password, Checked checked) {
    if (!core.guard().mayTryPassword(session)) {
      checked.done(Optional.empty());
      return;
    }
    Optional<Account> account = core.state().ownerOfNick(name);
    String secret = account.map(Account::secret).orElse("");
    core.dispatcher()
        .await(
            session,
            () -> Passwords.matches(secret, password),
            (right, failure) -> checked.done(right != null && right ? account : Optional.empty()));
  }

  /** What is done after a password was checked. */
  @FunctionalInterface
  interface Checked {
    void done(Optional<Account> account);
  }

  /** Why an account of that name cannot be made, as a code of REGISTER; empty when it can. */
  Optional<String> whyNot(Session session, String name) {
    if (!core.config().accounts().canRegister()) {
      return Optional.of("DISALLOWED");
    }
    if (core.guard().isTooOften(session, "account", NEW_ACCOUNTS)) {
      return Optional.of("TEMPORARILY_UNAVAILABLE");
    }
    if (!core.lobby().isNick(name) || Services.isService(name) || core.guard().defcon() <= 2) {
      return Optional.of("BAD_ACCOUNT_NAME");
    }
    if (core.state().ownerOfNick(name).isPresent()) {
      return Optional.of("ACCOUNT_EXISTS");
    }
    Client holder = core.clients.get(core.fold(name));
    boolean foreign = holder != null && !holder.equals(session.client);
    return foreign ? Optional.of("USERNAME_EXISTS") : Optional.empty();
  }

  /** Makes an account, its password kept elsewhere first; tells when it is done. */
  void register(Session session, String name, String password, Runnable done) {
    int iterations = core.config().accounts().iterations();
    core.dispatcher()
        .await(
            session,
            () -> Passwords.keep(password, iterations),
            (secret, failure) -> {
              if (secret == null || whyNot(session, name).isPresent()) {
                session.fail("REGISTER", "TEMPORARILY_UNAVAILABLE", name, "Try again");
                return;
              }
              core.change(new Event.AccountSet(fresh(name, secret)));
              done.run();
              core.state().account(name).ifPresent(account -> logIn(session, account));
            });
  }

  private Account fresh(String name, String secret) {
    return new Account(name, core.now(), secret, List.of(), List.of(), List.of());
  }

  /** Makes an account whose address has answered, and logs in to it. */
  void make(Session session, String name, String secret) {
    Account account = fresh(name, secret);
    core.change(new Event.AccountSet(account));
    logIn(session, account);
  }

  /** Ends an account and whatever is logged in to it. */
  void forget(Account account) {
    for (Client client : List.copyOf(core.clients.values())) {
      if (client.account.equals(account.name())) {
        logOut(client);
        if (client.sessions.isEmpty()) {
          core.lobby().quit(client, "Account deleted");
        }
      }
    }
    core.change(new Event.AccountGone(account.name()));
  }
}
