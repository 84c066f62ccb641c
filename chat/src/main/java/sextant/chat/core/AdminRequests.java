package sextant.chat.core;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import sextant.chat.log.Account;
import sextant.chat.log.Event;
import sextant.chat.log.EventLog;
import sextant.chat.log.Item;
import sextant.chat.log.RoomFacts;

/** What an administrator asks of the server from its own machine. */
final class AdminRequests {
  private static final int EXPORT_PAGE = 1_000;

  private final Core core;
  private final Admin answer;

  AdminRequests(Core core, Admin answer) {
    this.core = core;
    this.answer = answer;
  }

  void run(List<String> words) {
    String name = words.isEmpty() ? "" : words.getFirst();
    List<String> rest = words.subList(Math.min(1, words.size()), words.size());
    core.outside().tell("admin", "request", name);
    switch (name) {
      case "users" -> each(core.allClients(), this::user);
      case "rooms" -> each(core.rooms.values(), this::room);
      case "accounts" -> each(core.state().accounts(), this::account);
      case "bans" -> each(core.state().bans(), this::ban);
      case "stats" -> stats();
      case "reload" -> reload();
      case "stop" -> {
        answer.end();
        core.outside().stop("");
      }
      default -> runWith(name, rest);
    }
  }

  private void runWith(String name, List<String> words) {
    String first = words.isEmpty() ? "" : words.getFirst();
    switch (name) {
      case "say" -> say(first);
      case "kill" -> kill(first, words.size() > 1 ? words.get(1) : "Killed");
      case "ban" -> ban(words);
      case "unban" -> {
        core.bans().lift(Bans.kindOf(first), first);
        answer.end();
      }
      case "password" -> password(first, words.size() > 1 ? words.get(1) : "");
      case "export" -> export(first);
      case "delete" -> delete(first);
      default -> answer.refuse("unknown request " + name);
    }
  }

  @FunctionalInterface
  private interface Row<T> {
    void write(T each);
  }

  private <T> void each(Iterable<T> all, Row<T> row) {
    all.forEach(row::write);
    answer.end();
  }

  private void user(Client client) {
    answer.row(
        "nick", client.nick,
        "user", client.user,
        "address", client.realAddress,
        "account", client.account,
        "operator", client.isOperator(),
        "secure", client.isSecure,
        "since", client.signOnMillis,
        "sessions", client.sessions.size(),
        "rooms", client.rooms.keySet().stream().map(Room::name).toList(),
        "queued", client.sessions.stream().mapToLong(s -> s.connection.queuedBytes()).sum());
  }

  private void room(Room room) {
    RoomFacts facts = room.facts;
    answer.row(
        "name", room.name(),
        "members", room.members.size(),
        "modes", String.join("", facts.modes().keySet()),
        "topic", facts.topic().text(),
        "founder", facts.founder(),
        "made", facts.madeMillis());
  }

  private void account(Account account) {
    answer.row(
        "name", account.name(),
        "made", account.madeMillis(),
        "nicks", account.nicks(),
        "certificates", account.certificates(),
        "settings", account.settings());
  }

  private void ban(Event.BanSet ban) {
    answer.row(
        "kind", ban.kind(),
        "mask", ban.mask(),
        "reason", ban.reason(),
        "by", ban.by(),
        "until", ban.untilMillis());
  }

  private void stats() {
    Counters counters = core.counters;
    answer.row(
        "clients",
        core.clients.size(),
        "sessions",
        core.sessions.size(),
        "rooms",
        core.rooms.size(),
        "accounts",
        core.state().accounts().size(),
        "most_clients",
        counters.mostClients,
        "connections",
        counters.accepted,
        "refused",
        counters.refused,
        "messages",
        counters.messages,
        "deliveries",
        counters.deliveries,
        "log_position",
        core.position(),
        "seconds",
        (core.now() - core.startedMillis) / 1000);
    answer.end();
  }

  private void reload() {
    try {
      core.reload();
      answer.end();
    } catch (IOException e) {
      answer.refuse(String.valueOf(e.getMessage()));
    }
  }

  private void say(String text) {
    for (Session session : core.sessions) {
      if (session.isRegistered()) {
        session.notice(text);
      }
    }
    answer.end();
  }

  private void kill(String nick, String reason) {
    Optional<Client> client = core.client(nick);
    if (client.isEmpty()) {
      answer.refuse("nobody is called " + nick);
    } else {
      core.bans().expel(client.get(), reason);
      answer.end();
    }
  }

  private void ban(List<String> words) {
    boolean timed = words.size() > 2 && words.get(2).matches("[0-9]{1,9}");
    long until = timed ? core.now() + Long.parseLong(words.get(2)) * 1000 : 0;
    if (words.isEmpty() || words.getFirst().isEmpty()) {
      answer.refuse("ban whom?");
      return;
    }
    String mask = words.getFirst();
    String reason = words.size() > 1 ? words.get(1) : "No reason given";
    core.bans().add(new Event.BanSet(Bans.kindOf(mask), mask, reason, "admin", until), null);
    answer.end();
  }

  private Optional<Account> known(String name) {
    Optional<Account> account = core.state().account(name);
    if (account.isEmpty()) {
      answer.refuse("no account is called " + name);
    }
    return account;
  }

  private void password(String name, String password) {
    if (known(name).isEmpty()) {
      return;
    }
    int iterations = core.config().accounts().iterations();
    core.elsewhere(
        () -> Passwords.keep(password, iterations),
        (secret, failure) -> {
          Optional<Account> account = known(name);
          if (account.isPresent() && secret != null) {
            core.change(new Event.AccountSet(account.get().withSecret(secret)));
            answer.end();
          }
        });
  }

  /** Everything that is kept about a person: the account, what it owns, and what it said. */
  private void export(String name) {
    known(name)
        .ifPresent(account -> {
          account(account);
          core.state()
              .metadata(name)
              .forEach((key, value) -> answer.row("metadata", key, "value", value));
          core.rooms.values().stream()
              .filter(room -> core.fold(room.facts.founder()).equals(core.fold(name)))
              .forEach(this::room);
          page(core.fold(name), 0);
        });
  }

  private void page(String account, long after) {
    core.readLater(
        reader -> reader.linesOf(account, after, EXPORT_PAGE),
        (page, failure) -> {
          if (page == null) {
            answer.refuse("the history cannot be read: " + failure);
            return;
          }
          page.lines().forEach(this::line);
          if (page.lines().size() < EXPORT_PAGE) {
            answer.end();
          } else {
            page(account, page.last());
          }
        });
  }

  private void line(Item item) {
    answer.row(
        "target", item.target(),
        "time", item.millis(),
        "msgid", item.msgid(),
        "kind", item.kind(),
        "source", item.source(),
        "text", item.text());
  }

  /** Takes a person out: the account with all that hangs on it, and every line it said. */
  private void delete(String name) {
    known(name)
        .ifPresent(account -> {
          core.accounts().forget(account);
          core.append(new EventLog.Entry.Forget(core.fold(name)));
          core.outside().forgetFiles(core.fold(name));
          answer.end();
        });
  }
}
