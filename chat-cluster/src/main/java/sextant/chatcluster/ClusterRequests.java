package sextant.chatcluster;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import sextant.chat.ClusterNode;

/** What an administrator asks about the group, at any of its servers. */
final class ClusterRequests {
  /** Why nothing can be changed. */
  static final String NOBODY_DECIDES = "nobody decides just now: ask again";

  private static final Set<String> CHANGES = Set.of("add", "remove", "transfer");

  private ClusterRequests() {}

  /** Answers a request {@code ["cluster", …]}; false when it is another. */
  static boolean answer(ClusterBackend server, Consumer<byte[]> to, String line) {
    List<String> words = Rows.words(line);
    String first = words.isEmpty() ? "" : words.getFirst();
    if (first.equals("stop") || first.equals("reload")) {
      here(server, to, first);
      return true;
    }
    if (!first.equals("cluster")) {
      return false;
    }
    answer(server, to, line, words);
    return true;
  }

  private static void answer(
      ClusterBackend server, Consumer<byte[]> to, String line, List<String> words) {
    String what = words.size() > 1 ? words.get(1) : "status";
    Reign reign = server.reign();
    Consumer<byte[]> rows =
        what.equals("transfer") ? server.others().handOvers().answering(to) : to;
    if (what.equals("status")) {
      server.others().rollCall().begin(to);
    } else if (what.equals("invite")) {
      invite(server, to);
    } else if (!CHANGES.contains(what)) {
      Rows.refuse(to, "unknown request cluster " + what);
    } else if (reign == null) {
      pass(server, rows, line);
    } else {
      change(server, reign, rows, words);
    }
  }

  /** What another server asks for its administrator, or a newcomer. */
  static void answerOther(ClusterBackend server, Consumer<byte[]> to, String line) {
    List<String> words = Rows.words(line);
    Reign reign = server.reign();
    if (words.size() < 2) {
      Rows.refuse(to, "unknown request " + line);
    } else if (words.get(1).equals("report")) {
      RollCall.report(server, to);
      Rows.end(to);
    } else if (words.get(1).equals("prefer")) {
      server.group().wish().make(words.size() > 2 ? words.get(2) : "");
      Rows.end(to);
    } else if (words.get(1).equals("stand")) {
      server.group().stand();
      Rows.end(to);
    } else if (reign == null) {
      Rows.refuse(to, NOBODY_DECIDES);
    } else {
      change(server, reign, to, words);
    }
  }

  private static void pass(ClusterBackend server, Consumer<byte[]> to, String line) {
    String leader = server.group().leader();
    if (leader.isEmpty() || leader.equals(server.group().name())) {
      Rows.refuse(to, NOBODY_DECIDES);
    } else {
      server.others().questions().pass(leader, line, to);
    }
  }

  private static void change(
      ClusterBackend server, Reign reign, Consumer<byte[]> to, List<String> words) {
    String about = words.size() > 2 ? words.get(2) : "";
    switch (words.get(1)) {
      case "add" -> add(server, reign, to, about);
      case "admit" ->
          ClusterNode.parse(about)
              .ifPresentOrElse(
                  node -> Admitting.admit(server, reign, to, node),
                  () -> Rows.refuse(to, "not NAME HOST:PORT FINGERPRINT: " + about));
      case "remove" -> remove(server, reign, to, about);
      case "transfer" -> server.others().handOvers().begin(to, about);
      default -> Rows.refuse(to, "unknown request cluster " + words.get(1));
    }
  }

  /** What is meant for this very server, whoever decides. */
  private static void here(ClusterBackend server, Consumer<byte[]> to, String what) {
    try {
      if (what.equals("reload")) {
        server.useConfig(server.outside().reload());
      }
      Rows.end(to);
      if (what.equals("stop")) {
        server.outside().stop("");
      }
    } catch (IOException e) {
      Rows.refuse(to, String.valueOf(e.getMessage()));
    }
  }

  /** A code for a server that shall come, and where it asks. */
  private static void invite(ClusterBackend server, Consumer<byte[]> to) {
    Optional<ClusterNode> own =
        server.members().stream()
            .filter(node -> node.name().equals(server.group().name()))
            .findFirst();
    Rows.row(
        to,
        "code",
        server.porter().invite().text(),
        "at",
        own.map(node -> node.host() + ":" + node.port()).orElse(""),
        "minutes",
        Invitation.MINUTES);
    Rows.end(to);
  }

  private static void add(ClusterBackend server, Reign reign, Consumer<byte[]> to, String text) {
    Optional<ClusterNode> node = ClusterNode.parse(text).or(() -> known(server, text));
    if (node.isEmpty()) {
      Rows.refuse(to, "not NAME HOST:PORT FINGERPRINT: " + text);
      return;
    }
    Optional<String> reason = Admitting.refusal(server, node.get());
    if (reason.isPresent()) {
      Rows.refuse(to, reason.get());
    } else {
      reign.core().group().setNode(node.get().name(), node.get().toString());
      server.group().add(node.get().name(), done(server, to));
    }
  }

  /** One that was named before, and did not come in time. */
  private static Optional<ClusterNode> known(ClusterBackend server, String name) {
    return server.members().stream().filter(node -> node.name().equals(name)).findFirst();
  }

  private static void remove(ClusterBackend server, Reign reign, Consumer<byte[]> to, String name) {
    if (name.equals(server.group().name())) {
      Rows.refuse(to, "it decides: transfer first");
    } else if (!server.group().members().contains(name)) {
      Rows.refuse(to, "no member: " + name);
    } else if (!canGoOnWithout(server, name)) {
      Rows.refuse(
          to, "too few of the others can be reached: bring them back or remove those first");
    } else {
      reign.core().group().dropNode(name);
      server.group().remove(name, done(server, to));
    }
  }

  /** Whether most of those who are left could agree on something at once. */
  private static boolean canGoOnWithout(ClusterBackend server, String name) {
    List<String> rest =
        server.group().members().stream().filter(each -> !each.equals(name)).toList();
    long reachable = rest.stream().filter(server.group().present()::contains).count();
    return reachable > rest.size() / 2;
  }

  private static Group.Done done(ClusterBackend server, Consumer<byte[]> to) {
    return failure ->
        server.execute(() -> {
          if (failure.isEmpty()) {
            Rows.row(to, "members", server.group().members().size());
            Rows.end(to);
          } else {
            Rows.refuse(to, failure);
          }
        });
  }

  /** Whoever was asked has gone before it answered: that is what handing over looks like. */
  static void whenGone(Consumer<byte[]> to, String line) {
    if (Rows.words(line).contains("transfer")) {
      Rows.end(to);
    } else {
      Rows.refuse(to, "the one who decides cannot be reached");
    }
  }

  /** A page for whoever watches the server. */
  static Optional<String> page(ClusterBackend server, String path) {
    return switch (path) {
      case "/health" -> Optional.of(server.group().leader().isEmpty() ? "no leader\n" : "ok\n");
      case "/metrics" -> Optional.of(metrics(server));
      default -> Optional.empty();
    };
  }

  private static String metrics(ClusterBackend server) {
    return "sextant_chat_cluster_position %d\nsextant_chat_cluster_leads %d\n"
            .formatted(server.replica().written().position(), server.reign() == null ? 0 : 1)
        + "sextant_chat_cluster_reachable %d\nsextant_chat_clients %d\n"
            .formatted(server.group().present().size(), server.front().count());
  }
}
