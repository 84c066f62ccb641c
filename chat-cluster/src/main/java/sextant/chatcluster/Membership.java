package sextant.chatcluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sextant.chat.ClusterConfig;
import sextant.chat.ClusterFile;
import sextant.chat.ClusterNode;
import sextant.chat.log.Applied;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Which servers a configuration and the log name, and whether that can work. */
final class Membership {
  private Membership() {}

  /** The line of this server itself. */
  static ClusterNode own(ClusterConfig cluster) throws IOException {
    return cluster.members().stream()
        .filter(node -> node.name().equals(cluster.node()))
        .findFirst()
        .orElseThrow(() -> refused(cluster.node(), "the node's own line is not among the members"));
  }

  /** Refuses what would be unsafe or senseless. */
  static void check(ClusterConfig cluster, Path data, Applied written) throws IOException {
    Path folder = data.resolve(ClusterFile.FOLDER);
    if (ClusterFile.isTakenOut(data)) {
      throw refused(
          cluster.node(), "this server was taken out of its group: take away the folder " + folder);
    }
    int count = cluster.members().size();
    boolean isNew = !Files.exists(folder.resolve(cluster.node()).resolve("entries.raft"));
    if (!cluster.joins() && count % 2 == 0) {
      throw refused(
          count + " members",
          "1, 3 or 5: of "
              + count
              + " no more may fail than of "
              + (count - 1)
              + ", and one more can");
    }
    boolean hasHistory = written.position() > 0 && written.term() == 0;
    if (hasHistory && isNew && (count > 1 || cluster.joins())) {
      throw refused(
          cluster.node(),
          "this store has a history of its own: start it as the only member, then add the others");
    }
    if (written.term() == 0 && !isNew && written.position() > 0) {
      throw refused(
          cluster.node(),
          "this store went on alone since it left the group: take away the folder " + folder);
    }
  }

  /**
   * Who has a vote from the beginning; a server that joins gets its own from the log. Whoever the
   * log only names may never have come, and counts for nothing.
   */
  static List<String> founders(ClusterConfig cluster) {
    return cluster.members().stream()
        .map(ClusterNode::name)
        .filter(name -> !(cluster.joins() && name.equals(cluster.node())))
        .toList();
  }

  private static FailureException refused(String what, String why) {
    return new FailureException(new Failure(Failure.Kind.REFUSED, what, why));
  }

  /** The servers of the configuration with what the log knows, which knows better. */
  static List<ClusterNode> all(ClusterConfig cluster, Map<String, String> known) {
    Map<String, ClusterNode> all = new LinkedHashMap<>();
    cluster.members().forEach(node -> all.put(node.name(), node));
    known.forEach((name, text) ->
        ClusterNode.parse(text)
            .ifPresentOrElse(node -> all.put(name, node), () -> all.remove(name)));
    return all.values().stream().sorted(Comparator.comparing(ClusterNode::name)).toList();
  }
}
