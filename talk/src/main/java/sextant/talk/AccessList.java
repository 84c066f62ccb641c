package sextant.talk;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses may talk: those that no deny range contains and, when there are allow ranges,
 * that one of them contains. What has no IP address (a Unix socket) always may.
 */
public record AccessList(List<Cidr> allow, List<Cidr> deny) {
  /** Lets everybody in. */
  public static final AccessList OPEN = new AccessList(List.of(), List.of());

  /** Copies the lists. */
  public AccessList {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
  }

  /** Whether this address may talk. */
  public boolean allows(InetAddress address) {
    boolean denied = deny.stream().anyMatch(range -> range.contains(address));
    return !denied
        && (allow.isEmpty() || allow.stream().anyMatch(range -> range.contains(address)));
  }
}
