package sextant.chat;

import java.util.List;

/**
 * Servers that keep one log together.
 *
 * @param node the name of this one, empty when it is alone
 * @param members all of them with this one, as they are at the first start
 * @param entrance how this one comes to a group, and where it is reached
 * @param graceSeconds how long people are waited for whose server has died
 */
public record ClusterConfig(
    String node, List<ClusterNode> members, Entrance entrance, int graceSeconds) {
  /** A server alone. */
  public static final ClusterConfig NONE = new ClusterConfig("", List.of(), Entrance.NONE, 600);

  /** Keeps a copy. */
  public ClusterConfig {
    members = List.copyOf(members);
  }

  /** All members' lines are known; {@code joins} when the others have to add this one. */
  public static ClusterConfig of(
      String node, List<ClusterNode> members, boolean joins, int graceSeconds) {
    Entrance entrance = new Entrance(joins, List.of(), "", "");
    return new ClusterConfig(node, members, entrance, graceSeconds);
  }

  /**
   * How a server comes to a group whose lines it does not know, or begins one.
   *
   * @param joins whether it comes to a group that is already there
   * @param through addresses of servers of that group; empty to look in the local network
   * @param at where the others reach this one; empty for where it reaches them
   * @param clients where clients reach it, empty when nobody shall be told
   */
  public record Entrance(boolean joins, List<String> through, String at, String clients) {
    /** Nothing of that. */
    public static final Entrance NONE = new Entrance(false, List.of(), "", "");

    /** Keeps a copy. */
    public Entrance {
      through = List.copyOf(through);
    }
  }

  /** Whether this one comes to a group that is already there. */
  public boolean joins() {
    return entrance.joins();
  }

  /** With these members, of which this one has that name. */
  public ClusterConfig with(String name, List<ClusterNode> all) {
    return new ClusterConfig(name, all, entrance, graceSeconds);
  }

  /** With another way in. */
  public ClusterConfig with(Entrance next) {
    return new ClusterConfig(node, members, next, graceSeconds);
  }
}
