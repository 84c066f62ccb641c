package sextant.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.words.Failure;
import sextant.words.FailureException;

/** What a server was told about its group when it joined, kept beside the group's log. */
public final class ClusterFile {
  /** The folder inside the data folder that holds all a server knows as a member. */
  public static final String FOLDER = "raft";

  /** Why a server has stopped that was taken out of its group. */
  public static final String TAKEN_OUT = "taken-out";

  private static final String NAME = "members";

  private ClusterFile() {}

  /** The lines of all members, this server's own first; empty when it has never joined. */
  public static Optional<List<ClusterNode>> read(Path data) throws IOException {
    Path file = data.resolve(FOLDER).resolve(NAME);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    List<ClusterNode> all = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      all.add(
          ClusterNode.parse(line)
              .orElseThrow(() ->
                  new FailureException(
                      new Failure(Failure.Kind.BAD_INPUT, file.toString(), "no member: " + line))));
    }
    return all.isEmpty() ? Optional.empty() : Optional.of(all);
  }

  /** Notes that this server was taken out of its group; goes away with the folder. */
  public static void markTakenOut(Path data) throws IOException {
    Files.write(data.resolve(FOLDER).resolve(TAKEN_OUT), new byte[0]);
  }

  /** Whether this server was taken out, and the folder is still there. */
  public static boolean isTakenOut(Path data) {
    return Files.exists(data.resolve(FOLDER).resolve(TAKEN_OUT));
  }

  /** Keeps the lines of all members, this server's own first. */
  public static void write(Path data, List<ClusterNode> all) throws IOException {
    Path folder = Files.createDirectories(data.resolve(FOLDER));
    Files.write(folder.resolve(NAME), all.stream().map(ClusterNode::toString).toList());
  }
}
