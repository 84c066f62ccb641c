package sextant.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One way a server asks who is there (RFC 9110, 11.6.1).
 *
 * @param scheme in lower case: {@code basic}, {@code digest}
 * @param parameters by their names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {
  // Bounded, for a pattern recurses once for each character between the quotes.
  private static final Pattern PART =
      Pattern.compile(
          "\\G[\\s,]*(?:([\\w-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.){0,1000})\"|([^\\s,\"]+))"
              + "|([A-Za-z][\\w-]*)(?:\\s+(?=[\\w-]+\\s*=(?!=))|\\s*(?=,|$)|\\s+([\\w.~+/-]+=*)))");

  /** Keeps a copy. */
  Challenge {
    parameters = Map.copyOf(parameters);
  }

  /** What the person is asked about: the protection space. */
  String realm() {
    return parameters.getOrDefault("realm", "");
  }

  /** Reads all challenges of all fields of a response, in order. */
  static List<Challenge> parse(List<String> fields) {
    List<Challenge> challenges = new ArrayList<>();
    for (String field : fields) {
      String scheme = "";
      Map<String, String> parameters = new HashMap<>();
      Matcher part = PART.matcher(field);
      while (part.find()) {
        if (part.group(4) != null) {
          add(challenges, scheme, parameters);
          scheme = part.group(4);
          parameters = new HashMap<>();
        } else {
          String value = part.group(2) == null ? part.group(3) : unescaped(part.group(2));
          parameters.putIfAbsent(part.group(1).toLowerCase(Locale.ROOT), value);
        }
      }
      add(challenges, scheme, parameters);
    }
    return challenges;
  }

  private static String unescaped(String quoted) {
    return quoted.replaceAll("\\\\(.)", "$1");
  }

  private static void add(List<Challenge> all, String scheme, Map<String, String> parameters) {
    if (!scheme.isEmpty()) {
      all.add(new Challenge(scheme.toLowerCase(Locale.ROOT), parameters));
    }
  }
}
