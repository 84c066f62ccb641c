package sextant.chatcluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import sextant.chat.ClusterNode;
import sextant.chat.log.Applied;

/** What an administrator asks about the group, at any of its servers. */
final class ClusterRequests {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_MEMBERS = 5;
  private static final Set<String> CHANGES = Set.of("add", "remove", "transfer");

  private ClusterRequests() {}

  /** Answers a request {@code ["cluster", …]}; false when it is another. */
  static boolean answer(ClusterBackend server, Consumer<byte[]> to, String line) {
    List<String> words = words(line);
    String first = words.isEmpty() ? "" : words.getFirst();
    if (first.equals("stop") || first.equals("reload")) {
      here(server, to, first);
      return true;
    }
    if (!first.equals("cluster")) {
      return false;
    }
    String what = words.size() > 1 ? words.get(1) : "status";
    String about = words.size() > 2 ? words.get(2) : "";
    Reign reign = server.reign();
    if (what.equals("status")) {
      status(server, to);
    } else if (!CHANGES.contains(what)) {
      refuse(to, "unknown request cluster " + what);
    } else if (reign == null) {
      pass(server, to, line);
    } else {
      change(server, reign, to, List.of(what, about));
    }
    return true;
  }

  /** What another server's administrator asks; this one must be the one who decides. */
  static void answerOther(ClusterBackend server, Consumer<byte[]> to, String line) {
    List<String> words = words(line);
    Reign reign = server.reign();
    if (reign == null || words.size() < 2) {
      refuse(to, "nobody decides just now: ask again");
    } else {
      change(server, reign, to, List.of(words.get(1), words.size() > 2 ? words.get(2) : ""));
    }
  }

  private static void pass(ClusterBackend server, Consumer<byte[]> to, String line) {
    String leader = server.group().leader();
    if (leader.isEmpty() || leader.equals(server.group().name())) {
      refuse(to, "nobody decides just now: ask again");
    } else {
      server.questions().pass(leader, line, to);
    }
  }

  private static void change(
      ClusterBackend server, Reign reign, Consumer<byte[]> to, List<String> words) {
    switch (words.getFirst()) {
      case "add" -> add(server, reign, to, words.getLast());
      case "remove" -> remove(server, reign, to, words.getLast());
      default -> transfer(server, to);
    }
  }

  /** What is meant for this very server, whoever decides. */
  private static void here(ClusterBackend server, Consumer<byte[]> to, String what) {
    try {
      if (what.equals("reload")) {
        server.useConfig(server.outside().reload());
      }
      end(to);
      if (what.equals("stop")) {
        server.outside().stop("");
      }
    } catch (IOException e) {
      refuse(to, String.valueOf(e.getMessage()));
    }
  }

  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        words.add(json.getText());
      }
    } catch (IOException e) {
      return List.of(); // the core says what is wrong with it
    }
    return words;
  }

  private static void status(ClusterBackend server, Consumer<byte[]> to) {
    Group group = server.group();
    List<String> members = group.members();
    Applied written = server.replica().written();
    for (ClusterNode node : server.members()) {
      boolean isOwn = node.name().equals(group.name());
      row(
          to,
          "node",
          node.name(),
          "address",
          node.host() + ":" + node.port(),
          "member",
          members.contains(node.name()),
          "reachable",
          group.present().contains(node.name()),
          "leads",
          node.name().equals(group.leader()),
          "here",
          isOwn,
          "position",
          isOwn ? written.position() : -1L,
          "behind",
          isOwn && server.replica().isBehind(),
          "clients",
          isOwn ? server.clientCount() : -1L);
    }
    end(to);
  }

  private static void add(ClusterBackend server, Reign reign, Consumer<byte[]> to, String text) {
    Optional<ClusterNode> node = ClusterNode.parse(text);
    if (node.isEmpty()) {
      refuse(to, "not NAME HOST:PORT FINGERPRINT: " + text);
    } else if (server.group().members().size() >= MOST_MEMBERS) {
      refuse(to, "there are five members already");
    } else {
      reign.core().setNode(node.get().name(), node.get().toString());
      server.group().add(node.get().name(), done(server, to));
    }
  }

  private static void remove(ClusterBackend server, Reign reign, Consumer<byte[]> to, String name) {
    if (name.equals(server.group().name())) {
      refuse(to, "it decides: transfer first");
    } else if (!server.group().members().contains(name)) {
      refuse(to, "no member: " + name);
    } else {
      reign.core().dropNode(name);
      server.group().remove(name, done(server, to));
    }
  }

  private static void transfer(ClusterBackend server, Consumer<byte[]> to) {
    end(to);
    server.handOver();
  }

  private static Group.Done done(ClusterBackend server, Consumer<byte[]> to) {
    return failure ->
        server.execute(() -> {
          if (failure.isEmpty()) {
            end(to);
          } else {
            refuse(to, failure);
          }
        });
  }

  /** Whoever was asked has gone before it answered: that is what handing over looks like. */
  static void whenGone(Consumer<byte[]> to, String line) {
    if (words(line).contains("transfer")) {
      end(to);
    } else {
      refuse(to, "the one who decides cannot be reached");
    }
  }

  /** Whether a row ends an answer. */
  static boolean isLast(String row) {
    return row.startsWith("{\"end\":") || row.startsWith("{\"error\":");
  }

  private static void end(Consumer<byte[]> to) {
    row(to, "end", true);
  }

  private static void refuse(Consumer<byte[]> to, String reason) {
    row(to, "error", reason);
  }

  private static void row(Consumer<byte[]> to, Object... namesAndValues) {
    StringWriter text = new StringWriter(128);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        json.writeFieldName((String) namesAndValues[i]);
        switch (namesAndValues[i + 1]) {
          case Long number -> json.writeNumber(number);
          case Integer number -> json.writeNumber(number);
          case Boolean truth -> json.writeBoolean(truth);
          default -> json.writeString(namesAndValues[i + 1].toString());
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("bug: a text that cannot be written", e);
    }
    to.accept((text + "\n").getBytes(StandardCharsets.UTF_8));
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
            .formatted(server.group().present().size(), server.clientCount());
  }
}
