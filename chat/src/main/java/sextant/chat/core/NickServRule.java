package sextant.chat.core;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import sextant.chat.core.Services.Request;
import sextant.chat.core.Services.Task;
import sextant.chat.log.Account;
import sextant.irc.Glob;

/** What operators of the server do with accounts of others. */
final class NickServRule {
  private NickServRule() {}

  static Map<String, Task> tasks() {
    Map<String, Task> tasks = new TreeMap<>();
    tasks.put(
        "SAREGISTER",
        new Task(2, "<account> <password>: operators only", NickServRule::forceRegister));
    tasks.put("SADROP", new Task(1, "<nick>: operators only: frees a nick", NickServRule::drop));
    tasks.put("ERASE", new Task(1, "<account>: operators only: deletes it", NickServRule::erase));
    tasks.put("SUSPEND", new Task(1, "<account>: operators only", r -> suspend(r, "true")));
    tasks.put("UNSUSPEND", new Task(1, "<account>: operators only", r -> suspend(r, "")));
    tasks.put("LIST", new Task(0, "[pattern]: operators only", NickServRule::list));
    return tasks;
  }

  private static void other(Request request, NickServ.OwnAction action) {
    if (NickServ.isOperator(request)) {
      request
          .core()
          .state()
          .account(request.word(0))
          .ifPresentOrElse(action::run, () -> request.answer("Account does not exist"));
    }
  }

  private static void forceRegister(Request request) {
    if (!NickServ.isOperator(request)) {
      return;
    }
    Core core = request.core();
    String name = request.word(0);
    if (core.state().ownerOfNick(name).isPresent() || !core.lobby().isNick(name)) {
      request.answer("Could not register: the name is taken or no nick");
      return;
    }
    core.dispatcher()
        .await(
            request.session(),
            () -> Passwords.keep(request.word(1), core.config().accounts().iterations()),
            (secret, failure) -> {
              if (secret != null) {
                NickServ.change(
                    request,
                    new Account(name, core.now(), secret, List.of(), List.of(), List.of()));
              }
              request.answer(
                  secret == null ? "Try again" : "Successfully registered account " + name);
            });
  }

  private static void drop(Request request) {
    if (!NickServ.isOperator(request)) {
      return;
    }
    Core core = request.core();
    String nick = core.fold(request.word(0));
    for (Account account : List.copyOf(core.state().accounts())) {
      List<String> kept =
          account.nicks().stream().filter(each -> !core.fold(each).equals(nick)).toList();
      if (kept.size() < account.nicks().size()) {
        NickServ.change(request, account.withNicks(kept));
        request.answer("Successfully ungrouped nick " + request.word(0));
        return;
      }
    }
    request.answer("No account has grouped that nick");
  }

  private static void erase(Request request) {
    other(
        request,
        account -> {
          request.core().accounts().forget(account);
          request.answer("Successfully erased account " + account.name());
        });
  }

  private static void suspend(Request request, String value) {
    other(
        request,
        account -> {
          NickServ.change(request, account.withSetting("suspended", value));
          request.answer(
              "Account " + account.name() + (value.isEmpty() ? " restored" : " suspended"));
        });
  }

  private static void list(Request request) {
    if (!NickServ.isOperator(request)) {
      return;
    }
    Core core = request.core();
    Glob pattern = new Glob(request.word(0).isEmpty() ? "*" : core.fold(request.word(0)));
    core.state().accounts().stream()
        .map(Account::name)
        .filter(name -> pattern.matches(core.fold(name)))
        .forEach(request::answer);
    request.answer("End of list");
  }
}
