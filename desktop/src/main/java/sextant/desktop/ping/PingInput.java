package sextant.desktop.ping;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what a person typed into the main field. */
final class PingInput {
  private static final Pattern CIDR =
      Pattern.compile("\\d+(\\.\\d+){3}/\\d{1,2}|[0-9a-fA-F:]+/\\d+");
  private static final Pattern RANGE = Pattern.compile("\\d+(\\.\\d+){3}-\\d+(\\.\\d+){0,3}");

  private PingInput() {}

  /** The hosts: words between spaces and commas, without brackets and without a URL's rest. */
  static List<String> hosts(String text) {
    return Arrays.stream(text.strip().split("[\\s,;，；]+"))
        .map(PingInput::host)
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }

  private static String host(String word) {
    String rest = word.replaceFirst("^[a-zA-Z][a-zA-Z0-9+.-]*://", "");
    boolean isUrl = rest.length() != word.length();
    if (isUrl) {
      rest = rest.replaceFirst("[/?#].*$", "").replaceFirst("^[^@]*@", "");
      rest = rest.startsWith("[") ? rest : rest.replaceFirst(":\\d+$", "");
    }
    return rest.startsWith("[") && rest.contains("]") ? rest.substring(1, rest.indexOf(']')) : rest;
  }

  /** Whether the text names a network rather than a host. */
  static boolean isRange(String text) {
    String trimmed = text.strip();
    return CIDR.matcher(trimmed).matches() || RANGE.matcher(trimmed).matches();
  }

  /** A word as a shell takes it: quoted when it has anything special in it. */
  static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
