package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sextant.chat.core.Services.Request;
import sextant.chat.core.Services.Task;
import sextant.chat.log.Account;
import sextant.chat.log.Event;
import sextant.irc.ServerTime;

/** NickServ: accounts and nicks. */
final class NickServ {
  private NickServ() {}

  static Map<String, Task> tasks() {
    Map<String, Task> tasks = new TreeMap<>();
    tasks.put(
        "REGISTER", new Task(1, "<password>: makes an account of your nick", NickServ::register));
    tasks.put("IDENTIFY", new Task(1, "[account] <password>: logs in", NickServ::identify));
    tasks.put(
        "LOGOUT",
        new Task(0, ": logs out", r -> own(r, a -> r.core().accounts().logOut(r.client()))));
    tasks.put("INFO", new Task(0, "[account]: shows what is known of it", NickServ::info));
    tasks.put("PASSWD", new Task(2, "<old> <new>: changes your password", NickServ::password));
    tasks.put(
        "GROUP", new Task(0, ": makes your present nick one of your account", NickServ::group));
    tasks.put("DROP", new Task(0, "[nick]: gives a grouped nick up", NickServ::drop));
    tasks.put("GHOST", new Task(1, "<nick>: ends who uses your nick", NickServ::ghost));
    tasks.put("SESSIONS", new Task(0, ": lists your sessions", NickServ::sessions));
    tasks.put(
        "UNREGISTER", new Task(1, "<account> [code]: deletes your account", NickServ::unregister));
    tasks.putAll(NickServSettings.tasks());
    tasks.putAll(NickServRule.tasks());
    return tasks;
  }

  /** What is done with the account of who asks. */
  interface OwnAction {
    void run(Account account);
  }

  static void own(Request request, OwnAction action) {
    request
        .core()
        .accounts()
        .of(request.client())
        .ifPresentOrElse(action::run, () -> request.answer("You're not logged into an account"));
  }

  static boolean isOperator(Request request) {
    if (!request.client().isOperator()) {
      request.answer("Insufficient privileges");
    }
    return request.client().isOperator();
  }

  private static void register(Request request) {
    Session session = request.session();
    String nick = request.client().nick;
    Optional<String> reason = request.core().accounts().whyNot(session, nick);
    if (!session.account().isEmpty()) {
      request.answer("You're already logged in");
    } else if (reason.isPresent()) {
      request.answer("Could not register: " + reason.get());
    } else if (request.core().verification().isNeeded()) {
      request.answer("An e-mail address is needed: /REGISTER * you@example.org password");
    } else {
      request
          .core()
          .accounts()
          .register(session, nick, request.word(0), () -> request.answer("Account created"));
    }
  }

  private static void identify(Request request) {
    boolean named = request.words().size() > 1;
    String name = named ? request.word(0) : request.client().nick;
    String password = request.word(named ? 1 : 0);
    request
        .core()
        .accounts()
        .check(
            request.session(),
            name,
            password,
            account ->
                account
                    .filter(a -> !a.setting("suspended", "").equals("true"))
                    .ifPresentOrElse(
                        a -> {
                          request.core().accounts().logIn(request.session(), a);
                          request.answer("You're now logged in as " + a.name());
                        },
                        () -> {
                          request.core().guard().wrongPassword(request.session());
                          request.answer("Invalid account credentials");
                        }));
  }

  private static void info(Request request) {
    String name = request.words().isEmpty() ? request.client().nick : request.word(0);
    request
        .core()
        .state()
        .ownerOfNick(name)
        .ifPresentOrElse(
            account -> {
              request.answer("Account: " + account.name());
              request.answer("Registered at: " + ServerTime.format(account.madeMillis()));
              account.nicks().forEach(nick -> request.answer("Additional grouped nick: " + nick));
            },
            () -> request.answer("Account does not exist"));
  }

  private static void password(Request request) {
    own(
        request,
        account ->
            request
                .core()
                .dispatcher()
                .await(
                    request.session(),
                    () ->
                        Passwords.matches(account.secret(), request.word(0))
                            ? Passwords.keep(
                                request.word(1), request.core().config().accounts().iterations())
                            : "",
                    (secret, failure) -> {
                      if (secret == null || secret.isEmpty()) {
                        request.answer("Password incorrect");
                      } else {
                        change(request, account.withSecret(secret));
                        request.answer("Password changed");
                      }
                    }));
  }

  static void change(Request request, Account account) {
    request.core().change(new Event.AccountSet(account));
  }

  private static void group(Request request) {
    own(
        request,
        account -> {
          String nick = request.client().nick;
          if (request.core().state().ownerOfNick(nick).isPresent()) {
            request.answer("This nick belongs to an account already");
          } else {
            List<String> nicks = new ArrayList<>(account.nicks());
            nicks.add(nick);
            change(request, account.withNicks(nicks));
            request.answer("Successfully grouped nick " + nick + " with your account");
          }
        });
  }

  private static void drop(Request request) {
    own(
        request,
        account -> {
          Core core = request.core();
          String nick = request.words().isEmpty() ? request.client().nick : request.word(0);
          List<String> nicks = new ArrayList<>(account.nicks());
          boolean had = nicks.removeIf(each -> core.fold(each).equals(core.fold(nick)));
          if (had) {
            change(request, account.withNicks(nicks));
          }
          request.answer(
              had ? "Successfully ungrouped nick " + nick : "It is not grouped with you");
        });
  }

  private static void ghost(Request request) {
    own(
        request,
        account -> {
          Core core = request.core();
          String nick = request.word(0);
          Optional<Client> holder = core.client(nick);
          boolean owns =
              core.state()
                  .ownerOfNick(nick)
                  .map(o -> o.name().equals(account.name()))
                  .orElse(false);
          if (holder.isEmpty() || !owns || holder.get().equals(request.client())) {
            request.answer("You cannot ghost that nick");
            return;
          }
          List<Session> sessions = List.copyOf(holder.get().sessions);
          core.lobby().quit(holder.get(), "GHOSTed by " + request.client().nick);
          sessions.forEach(session -> session.connection.end("GHOSTed"));
          request.answer("Ghosted " + nick);
        });
  }

  private static void sessions(Request request) {
    List<Session> sessions = request.client().sessions;
    request.answer(
        "Nickname " + request.client().nick + " has " + sessions.size() + " attached session(s)");
    for (Session session : sessions) {
      request.answer("Session " + session.id + ": " + session.address + " " + session.device);
    }
  }

  private static void unregister(Request request) {
    own(
        request,
        account -> {
          Core core = request.core();
          String code = Long.toString(account.madeMillis() % 1_000_000, 36);
          if (!core.fold(request.word(0)).equals(core.fold(account.name()))) {
            request.answer("That is not your account");
          } else if (!request.word(1).equals(code)) {
            request.answer(
                "This deletes the account and all it owns. To confirm: UNREGISTER "
                    + request.word(0)
                    + " "
                    + code);
          } else {
            core.accounts().forget(account);
            request.answer("Successfully unregistered account " + account.name());
          }
        });
  }
}
