package sextant.chat.core;

import java.util.Map;
import java.util.TreeMap;
import sextant.chat.core.Services.Request;
import sextant.chat.core.Services.Task;
import sextant.chat.log.Account;
import sextant.chat.log.Event;

/** HostServ: hosts that accounts are shown with instead of their addresses. */
final class HostServ {
  private static final int LONGEST = 63;

  private HostServ() {}

  static Map<String, Task> tasks() {
    Map<String, Task> tasks = new TreeMap<>();
    tasks.put("ON", new Task(0, ": shows your host instead of your address", r -> turn(r, "")));
    tasks.put("OFF", new Task(0, ": shows your usual host again", r -> turn(r, "true")));
    tasks.put("STATUS", new Task(0, "[account]: shows which host there is", HostServ::status));
    tasks.put("SET", new Task(2, "<account> <host>: operators only", HostServ::set));
    tasks.put("DEL", new Task(1, "<account>: operators only: takes a host away", HostServ::delete));
    return tasks;
  }

  private static void turn(Request request, String off) {
    Core core = request.core();
    core.accounts()
        .of(request.client())
        .ifPresentOrElse(
            account -> {
              change(core, account.withSetting("vhost-off", off));
              request.answer(
                  off.isEmpty() ? "Your host is shown, if you have one" : "Your host is not shown");
            },
            () -> request.answer("You're not logged into an account"));
  }

  private static void change(Core core, Account account) {
    core.change(new Event.AccountSet(account));
    for (Client client : core.allClients()) {
      if (client.account.equals(account.name())) {
        core.accounts().dress(client);
      }
    }
  }

  private static void status(Request request) {
    String name = request.words().isEmpty() ? request.client().account : request.word(0);
    request
        .core()
        .state()
        .account(name)
        .ifPresentOrElse(
            account -> {
              String host = account.setting("vhost", "");
              request.answer(
                  host.isEmpty()
                      ? "Account " + account.name() + " has no host"
                      : "Account " + account.name() + " has the host " + host);
            },
            () -> request.answer("Account does not exist"));
  }

  private static void set(Request request) {
    String host = request.word(1);
    boolean good = host.length() <= LONGEST && host.matches("[A-Za-z0-9][A-Za-z0-9:./-]*");
    if (good) {
      give(request, host, "Successfully set the host of ");
    } else {
      request.answer("A host has letters, digits, dots, hyphens, colons and slashes");
    }
  }

  private static void delete(Request request) {
    give(request, "", "Successfully took the host of ");
  }

  private static void give(Request request, String host, String done) {
    if (!request.client().isOperator()) {
      request.answer("Insufficient privileges");
      return;
    }
    request
        .core()
        .state()
        .account(request.word(0))
        .ifPresentOrElse(
            account -> {
              change(request.core(), account.withSetting("vhost", host));
              request.answer(done + account.name());
            },
            () -> request.answer("Account does not exist"));
  }
}
