package sextant.chat;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a server of a group is reached by the others: {@code 192.0.2.1:6800}.
 *
 * @param host a name or an address, one of IPv6 in brackets
 */
public record ClusterPlace(String host, int port) {
  /** The port when none is said. */
  public static final int PORT = 6800;

  private static final Pattern TEXT =
      Pattern.compile("(\\[[0-9A-Fa-f:.%a-z]+]|[^\\s:\\[\\],]+)(?::([0-9]{1,5}))?");

  /** Reads {@code HOST} or {@code HOST:PORT}; empty when it is neither. */
  public static Optional<ClusterPlace> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int port = matcher.group(2) == null ? PORT : Integer.parseInt(matcher.group(2));
    return port < 1 || port > 65_535
        ? Optional.empty()
        : Optional.of(new ClusterPlace(matcher.group(1), port));
  }

  /** The same text again, with its port. */
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
