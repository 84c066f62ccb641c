package sextant.chat.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sextant.chat.core.Services.Request;
import sextant.chat.core.Services.Task;
import sextant.chat.log.Account;
import sextant.identity.Fingerprint;

/** NickServ's settings of an account, and the certificates that log in to it. */
final class NickServSettings {
  private static final List<String> SETTINGS =
      List.of("always-on", "enforce", "multiclient", "private");

  private NickServSettings() {}

  static Map<String, Task> tasks() {
    Map<String, Task> tasks = new TreeMap<>();
    String names = String.join(", ", SETTINGS);
    tasks.put(
        "CERT",
        new Task(
            1, "ADD|DEL|LIST [fingerprint]: certificates that log in", NickServSettings::cert));
    tasks.put("SET", new Task(2, "<setting> true|false: " + names, NickServSettings::set));
    tasks.put("GET", new Task(1, "<setting>: shows a setting", NickServSettings::get));
    tasks.put(
        "SASET",
        new Task(
            3,
            "<account> <setting> true|false: operators only",
            r -> others(r, account -> set(r, account, r.word(1), r.word(2)))));
    tasks.put(
        "SAGET",
        new Task(
            2,
            "<account> <setting>: operators only",
            r -> others(r, account -> show(r, account, r.word(1)))));
    return tasks;
  }

  private static void others(Request request, NickServ.OwnAction action) {
    if (NickServ.isOperator(request)) {
      request
          .core()
          .state()
          .account(request.word(0))
          .ifPresentOrElse(action::run, () -> request.answer("Account does not exist"));
    }
  }

  private static void cert(Request request) {
    NickServ.own(
        request,
        account -> {
          String word = request.word(0).toUpperCase(Locale.ROOT);
          Optional<String> shown =
              request.session().connection.certificate().map(c -> Fingerprint.of(c).hex());
          Optional<String> given =
              request.words().size() > 1
                  ? Fingerprint.parse(request.word(1)).map(Fingerprint::hex)
                  : shown;
          List<String> certificates = new ArrayList<>(account.certificates());
          if (word.equals("LIST")) {
            request.answer("There are " + certificates.size() + " certificate fingerprint(s)");
            certificates.forEach(hex -> request.answer(hex.toLowerCase(Locale.ROOT)));
          } else if (given.isEmpty()) {
            request.answer("That is no fingerprint");
          } else {
            certificates.remove(given.get());
            if (word.equals("ADD")) {
              certificates.add(given.get());
            }
            NickServ.change(request, account.withCertificates(certificates));
            request.answer("Certificates changed");
          }
        });
  }

  private static void set(Request request) {
    NickServ.own(request, account -> set(request, account, request.word(0), request.word(1)));
  }

  private static void set(Request request, Account account, String setting, String given) {
    String key = setting.toLowerCase(Locale.ROOT);
    if (!SETTINGS.contains(key)) {
      request.answer("No such setting; there are " + String.join(", ", SETTINGS));
      return;
    }
    boolean on = List.of("true", "on", "yes").contains(given.toLowerCase(Locale.ROOT));
    NickServ.change(request, account.withSetting(key, Boolean.toString(on)));
    request
        .core()
        .client(account.name())
        .filter(client -> client.account.equals(account.name()))
        .ifPresent(request.core().accounts()::keepRooms);
    request.answer("Successfully changed: " + key + " is " + on);
  }

  private static void get(Request request) {
    NickServ.own(request, account -> show(request, account, request.word(0)));
  }

  private static void show(Request request, Account account, String key) {
    request.answer(key + " is " + account.setting(key.toLowerCase(Locale.ROOT), "default"));
  }
}
