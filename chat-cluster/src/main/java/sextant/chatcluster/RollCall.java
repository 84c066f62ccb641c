package sextant.chatcluster;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import sextant.chat.ClusterNode;

/**
 * What an administrator is told about all servers: each that can be reached is asked how far it is.
 * Whoever does not answer soon, or is too old to be asked, is shown without it. Used by the
 * reactor's thread.
 */
final class RollCall {
  private static final long PATIENCE_MILLIS = 1_500;
  private static final long UNKNOWN = -1;

  private final ClusterBackend server;
  private final List<Open> open = new ArrayList<>();

  /** One that is under way: who still has to answer, and what the others said. */
  private static final class Open {
    final Consumer<byte[]> to;
    final long begunMillis = ClusterBackend.nowMillis();
    final List<String> waited = new ArrayList<>();
    final Map<String, Map<String, Long>> said = new LinkedHashMap<>();

    Open(Consumer<byte[]> to) {
      this.to = to;
    }
  }

  RollCall(ClusterBackend server) {
    this.server = server;
  }

  /** Asks them all; the answer ends by itself. */
  void begin(Consumer<byte[]> to) {
    Open call = new Open(to);
    open.add(call);
    String own = server.group().name();
    report(server, row -> call.said.putIfAbsent(own, Rows.numbers(row)));
    for (String name : server.group().present()) {
      if (!name.equals(own) && server.others().speech().with(name) >= 2) {
        call.waited.add(name);
        server
            .others()
            .questions()
            .pass(name, Rows.request("cluster", "report"), row -> answered(call, name, row));
      }
    }
    endIfComplete(call);
  }

  /** How far this server is. */
  static void report(ClusterBackend server, Consumer<byte[]> to) {
    Rows.row(
        to,
        "position",
        server.replica().written().position(),
        "behind",
        server.replica().isBehind() ? 1 : 0,
        "clients",
        server.front().count());
  }

  private void answered(Open call, String name, byte[] row) {
    if (Rows.isLast(row)) {
      call.waited.remove(name);
      endIfComplete(call);
    } else {
      call.said.putIfAbsent(name, Rows.numbers(row));
    }
  }

  /** Ends those that have waited long enough. */
  void tick(long nowMillis) {
    for (Open call : List.copyOf(open)) {
      if (nowMillis - call.begunMillis > PATIENCE_MILLIS) {
        call.waited.clear();
        endIfComplete(call);
      }
    }
  }

  private void endIfComplete(Open call) {
    if (call.waited.isEmpty() && open.remove(call)) {
      for (ClusterNode node : server.members()) {
        row(call, node);
      }
      Rows.end(call.to);
    }
  }

  private void row(Open call, ClusterNode node) {
    Group group = server.group();
    boolean isReachable = group.present().contains(node.name());
    Map<String, Long> said = call.said.getOrDefault(node.name(), Map.of());
    Rows.row(
        call.to,
        "node",
        node.name(),
        "address",
        node.host() + ":" + node.port(),
        "member",
        group.members().contains(node.name()),
        "reachable",
        isReachable,
        "leads",
        node.name().equals(group.leader()),
        "here",
        node.name().equals(group.name()),
        "position",
        said.getOrDefault("position", UNKNOWN),
        "behind",
        said.getOrDefault("behind", 0L) > 0,
        "clients",
        said.getOrDefault("clients", UNKNOWN),
        "speaks",
        isReachable ? server.others().speech().with(node.name()) : UNKNOWN);
  }
}
