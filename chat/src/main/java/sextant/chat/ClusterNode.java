package sextant.chat;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One of the servers that keep a log together, as it stands in a configuration: {@code ann
 * 10.0.0.1:6800 SHA256… irc1.example:6697}.
 *
 * @param name its name, letters and digits
 * @param host where the others reach it
 * @param port where the others reach it
 * @param fingerprint of the certificate it must show, 64 hexadecimal digits
 * @param clients where clients reach it, empty when nobody shall be told
 */
public record ClusterNode(String name, String host, int port, String fingerprint, String clients) {
  private static final Pattern TEXT =
      Pattern.compile(
          "([A-Za-z0-9-]{1,32}) +(\\S+):([0-9]{1,5}) +([0-9A-Fa-f:]{64,95})(?: +(\\S+:[0-9]+))?");

  /** Reads the text of a configuration; empty when it is none. */
  public static Optional<ClusterNode> parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > 65_535) {
      return Optional.empty();
    }
    String fingerprint = matcher.group(4).replace(":", "").toLowerCase(Locale.ROOT);
    return fingerprint.length() != 64
        ? Optional.empty()
        : Optional.of(
            new ClusterNode(
                matcher.group(1),
                matcher.group(2),
                Integer.parseInt(matcher.group(3)),
                fingerprint,
                matcher.group(5) == null ? "" : matcher.group(5)));
  }

  /** The same text again. */
  @Override
  public String toString() {
    return (name + " " + host + ":" + port + " " + fingerprint + " " + clients).strip();
  }
}
