package sextant.chat.core;

import java.util.Map;
import java.util.TreeMap;
import sextant.chat.core.Services.Request;
import sextant.chat.core.Services.Task;
import sextant.chat.log.EventLog;
import sextant.irc.ServerTime;

/** HistServ: one's own history, to see and to take away. */
final class HistServ {
  private static final int LIMIT = 500;

  private HistServ() {}

  static Map<String, Task> tasks() {
    Map<String, Task> tasks = new TreeMap<>();
    tasks.put(
        "FORGET", new Task(1, "<account>: deletes every message of an account", HistServ::forget));
    tasks.put("EXPORT", new Task(0, ": shows your own messages, oldest first", HistServ::export));
    return tasks;
  }

  private static void forget(Request request) {
    Core core = request.core();
    Client client = request.client();
    String name = core.fold(request.word(0));
    boolean own = !client.account.isEmpty() && core.fold(client.account).equals(name);
    if (!own && !client.isOperator()) {
      request.answer("Insufficient privileges");
      return;
    }
    core.append(new EventLog.Entry.Forget(name));
    core.outside().forgetFiles(name);
    request.answer("All messages of " + request.word(0) + " are deleted");
  }

  private static void export(Request request) {
    Core core = request.core();
    String account = request.client().account;
    if (account.isEmpty()) {
      request.answer("You're not logged into an account");
      return;
    }
    String key = core.fold(account);
    core.read(
        request.session(),
        reader -> reader.linesOf(key, 0, LIMIT).lines(),
        (items, failure) -> {
          if (items != null) {
            items.forEach(item ->
                request.answer(
                    ServerTime.format(item.millis()) + " " + item.target() + " " + item.text()));
          }
          request.answer("End of export");
        });
  }
}
