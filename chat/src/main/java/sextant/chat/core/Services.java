package sextant.chat.core;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** NickServ, ChanServ and HistServ: what people write to, and what they answer. */
final class Services {
  private static final List<String> NAMES = List.of("NickServ", "ChanServ", "HistServ", "HostServ");

  private final Core core;
  private final Map<String, Map<String, Task>> tasks = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /** Something a service does. */
  record Task(int words, String help, Action action) {}

  /** Does it; the words are those after the task's name. */
  @FunctionalInterface
  interface Action {
    void run(Request request);
  }

  /** A line somebody wrote to a service. */
  record Request(Core core, Session session, String service, List<String> words) {
    void answer(String english) {
      Translation translation = session.translation;
      String text = translation == null ? english : translation.of(english);
      session.send(
          Line.of(
              Line.Meta.at(core.now()),
              service + "!" + service + "@" + core.config().name(),
              "NOTICE",
              session.replyNick(),
              text));
    }

    String word(int index) {
      return index < words.size() ? words.get(index) : "";
    }

    Client client() {
      return session.client();
    }
  }

  Services(Core core) {
    this.core = core;
    tasks.put("NickServ", NickServ.tasks());
    tasks.put("ChanServ", ChanServ.tasks());
    tasks.put("HistServ", HistServ.tasks());
    tasks.put("HostServ", HostServ.tasks());
  }

  static boolean isService(String nick) {
    return NAMES.stream().anyMatch(name -> name.equalsIgnoreCase(nick));
  }

  static boolean looksLikeService(String nick) {
    String skeleton = Confusables.skeleton(nick);
    return NAMES.stream().anyMatch(name -> Confusables.skeleton(name).equals(skeleton));
  }

  void said(Session session, String name, String text) {
    String service = NAMES.stream().filter(name::equalsIgnoreCase).findFirst().orElse(name);
    List<String> words = List.of(text.strip().split(" +"));
    String word = words.getFirst().toUpperCase(Locale.ROOT);
    Request request = new Request(core, session, service, words.subList(1, words.size()));
    Map<String, Task> known = tasks.getOrDefault(service, Map.of());
    Task task = known.get(word);
    if (word.equals("HELP") || word.isEmpty()) {
      help(request, known);
    } else if (task == null) {
      request.answer("Unknown command. To see the commands: /msg " + service + " HELP");
    } else if (request.words().size() < task.words()) {
      request.answer(word + " " + task.help());
    } else {
      task.action().run(request);
    }
  }

  private static void help(Request request, Map<String, Task> known) {
    String about = request.word(0).toUpperCase(Locale.ROOT);
    Task task = known.get(about);
    if (task != null) {
      request.answer(about + " " + task.help());
      return;
    }
    request.answer("*** " + request.service() + " HELP ***");
    known.forEach((name, each) -> request.answer(name + " " + each.help()));
    request.answer("*** End of " + request.service() + " HELP ***");
  }
}
