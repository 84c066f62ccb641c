package sextant.chatcluster;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import sextant.chat.ClusterNode;

/** Takes newcomers into the group: here when this server decides, else by the one who does. */
final class Admitting implements Porter.Gate {
  private static final int MOST_MEMBERS = 5;

  private final ClusterBackend server;

  Admitting(ClusterBackend server) {
    this.server = server;
  }

  @Override
  public void admit(ClusterNode newcomer, Consumer<Porter.Answer> answer) {
    server.execute(() -> decide(newcomer, answer));
  }

  private void decide(ClusterNode newcomer, Consumer<Porter.Answer> answer) {
    Consumer<byte[]> rows = row -> heard(newcomer, row, answer);
    Optional<String> reason = refusal(server, newcomer);
    Reign reign = server.reign();
    String leader = server.group().leader();
    if (reason.isPresent()) {
      Rows.refuse(rows, reason.get());
    } else if (reign != null) {
      admit(server, reign, rows, newcomer);
    } else if (leader.isEmpty() || leader.equals(server.group().name())) {
      Rows.refuse(rows, ClusterRequests.NOBODY_DECIDES);
    } else if (server.others().speech().with(leader) >= 2) {
      pass(leader, "admit", newcomer, rows);
    } else {
      pass(leader, "add", newcomer, row -> {}); // it answers when the newcomer is there
      Rows.end(rows);
    }
  }

  private void pass(String leader, String what, ClusterNode newcomer, Consumer<byte[]> rows) {
    String request = Rows.request("cluster", what, newcomer.toString());
    server.others().questions().pass(leader, request, rows);
  }

  private void heard(ClusterNode newcomer, byte[] row, Consumer<Porter.Answer> answer) {
    Optional<String> reason = Rows.error(row);
    if (reason.isPresent()) {
      answer.accept(Porter.Answer.refused(reason.get()));
    } else if (Rows.isLast(row)) {
      List<String> members = server.group().members(); // others are named, and never came
      List<ClusterNode> all =
          server.members().stream()
              .filter(node -> members.contains(node.name()))
              .filter(node -> !node.name().equals(newcomer.name()))
              .toList();
      answer.accept(new Porter.Answer("", all));
    }
  }

  /** Why a server cannot be taken in, as far as one knows here. */
  static Optional<String> refusal(ClusterBackend server, ClusterNode node) {
    List<String> members = server.group().members();
    if (members.contains(node.name())) {
      return Optional.of(
          node.name()
              + " is a member already: choose another name with --node, or remove it first");
    }
    return members.size() >= MOST_MEMBERS
        ? Optional.of("there are five members already")
        : Optional.empty();
  }

  /**
   * Makes its line known and answers when that is agreed on; the group takes it in when it comes.
   */
  static void admit(ClusterBackend server, Reign reign, Consumer<byte[]> to, ClusterNode newcomer) {
    Optional<String> reason = refusal(server, newcomer);
    if (reason.isPresent()) {
      Rows.refuse(to, reason.get());
      return;
    }
    String name = newcomer.name();
    reign.core().group().setNode(name, newcomer.toString());
    reign.core().group().readWhenDurable(reader -> name, agreed -> Rows.end(to));
    server
        .group()
        .add(
            name,
            failure -> {
              boolean isIn = failure.isEmpty();
              server.outside().tell(isIn ? "added" : "not-added", "node", name, "reason", failure);
            });
  }
}
