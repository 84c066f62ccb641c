package sextant.irc;

import java.text.Normalizer;
import java.util.Locale;

/** Which letters of names count as equal (ISUPPORT {@code CASEMAPPING}). */
public enum CaseMapping {
  /** A to Z are a to z. */
  ASCII("ascii"),
  /** Also {@code {}|~} are {@code []\^}, as on the Finnish keyboards of 1988. */
  RFC1459("rfc1459"),
  /** As {@link #RFC1459} without {@code ~} and {@code ^}. */
  RFC1459_STRICT("rfc1459-strict"),
  /** Unicode: compatibility forms and case are folded (RFC 8265). */
  RFC8265("rfc8265");

  private final String token;

  CaseMapping(String token) {
    this.token = token;
  }

  /** The value of the ISUPPORT token. */
  public String token() {
    return token;
  }

  /**
   * The mapping of that token; one that is not known is read as ASCII, which never joins two names.
   */
  public static CaseMapping ofToken(String token) {
    for (CaseMapping mapping : values()) {
      if (mapping.token.equalsIgnoreCase(token)) {
        return mapping;
      }
    }
    return ASCII;
  }

  /** The form under which names that count as equal are equal; folding twice changes nothing. */
  public String fold(String name) {
    if (this == RFC8265 && !isAscii(name)) {
      return unicode(name);
    }
    for (int i = 0; i < name.length(); i++) {
      if (lower(name.charAt(i)) != name.charAt(i)) {
        return foldFrom(name, i);
      }
    }
    return name;
  }

  private String foldFrom(String name, int first) {
    char[] folded = name.toCharArray();
    for (int i = first; i < folded.length; i++) {
      folded[i] = lower(folded[i]);
    }
    return new String(folded);
  }

  /** Whether both count as the same name. */
  public boolean same(String one, String other) {
    return one.equals(other) || fold(one).equals(fold(other));
  }

  private char lower(char c) {
    if (c >= 'A' && c <= 'Z') {
      return (char) (c + 32);
    }
    if (this == RFC1459 || this == RFC1459_STRICT) {
      return switch (c) {
        case '[' -> '{';
        case ']' -> '}';
        case '\\' -> '|';
        case '^' -> this == RFC1459 ? '~' : c;
        default -> c;
      };
    }
    return c;
  }

  private static boolean isAscii(String name) {
    return name.chars().allMatch(c -> c < 0x80);
  }

  // Lower case may leave its normal form and the normal form its lower case: until nothing changes.
  private static String unicode(String name) {
    String before = name;
    for (int i = 0; i < 4; i++) {
      String upper = Normalizer.normalize(before, Normalizer.Form.NFKC).toUpperCase(Locale.ROOT);
      String after = Normalizer.normalize(upper.toLowerCase(Locale.ROOT), Normalizer.Form.NFKC);
      if (after.equals(before)) {
        break;
      }
      before = after;
    }
    return before;
  }
}
