package sextant.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A pattern of EasyList: {@code *} for anything, {@code ^} for a separator or the end, {@code ||}
 * for the beginning of a name of the host, {@code |} for an end of the address. Matching takes time
 * in proportion to address times parts, whatever a hostile list says.
 */
final class Glob {
  private static final int FEWEST = 3;

  private final List<String> parts;
  private final boolean isAtHost;
  private final boolean isAtStart;
  private final boolean isAtEnd;

  private Glob(List<String> parts, boolean isAtHost, boolean isAtStart, boolean isAtEnd) {
    this.parts = parts;
    this.isAtHost = isAtHost;
    this.isAtStart = isAtStart;
    this.isAtEnd = isAtEnd;
  }

  /** Reads a pattern; upper case means the same as lower case. */
  static Glob parse(String pattern) {
    String rest = pattern.toLowerCase(Locale.ROOT);
    boolean isAtHost = rest.startsWith("||");
    boolean isAtStart = !isAtHost && rest.startsWith("|");
    rest = rest.substring(isAtHost ? 2 : isAtStart ? 1 : 0);
    boolean isAtEnd = rest.endsWith("|");
    rest = isAtEnd ? rest.substring(0, rest.length() - 1) : rest;
    return new Glob(List.of(rest.split("\\*+", -1)), isAtHost, isAtStart, isAtEnd);
  }

  /** Whether an address in lower case has it. */
  boolean matches(String url) {
    if (isAtStart) {
      return matchesFrom(url, 0, true);
    }
    if (!isAtHost) {
      return matchesFrom(url, 0, false);
    }
    int host = url.indexOf("://") + 3;
    for (int at = host; at >= host; at = nextLabel(url, at)) {
      if (matchesFrom(url, at, true)) {
        return true;
      }
    }
    return false;
  }

  // Where the next name of the host begins; -1 behind its last.
  private static int nextLabel(String url, int from) {
    for (int i = from; i < url.length(); i++) {
      char c = url.charAt(i);
      if (c == '.') {
        return i + 1;
      }
      if (c == '/' || c == '?' || c == '#') {
        return -1;
      }
    }
    return -1;
  }

  // The leftmost place of each part leaves the most room for the next.
  private boolean matchesFrom(String url, int from, boolean isFixed) {
    int at = from;
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      boolean isLast = i == parts.size() - 1;
      if (i == 0 && isFixed) {
        at = end(url, at, part);
      } else if (isLast && isAtEnd) {
        int start = url.length() - part.length();
        return (start >= at && end(url, start, part) == url.length())
            || (start + 1 >= at && end(url, start + 1, part) == url.length() + 1);
      } else {
        at = find(url, at, part);
      }
      if (at < 0) {
        return false;
      }
      at = Math.min(at, url.length());
    }
    return !isAtEnd || at == url.length();
  }

  // Behind the first place of a part; -1 when it is nowhere.
  private static int find(String url, int from, String part) {
    for (int start = from; start <= url.length(); start++) {
      int end = end(url, start, part);
      if (end >= 0) {
        return end;
      }
    }
    return -1;
  }

  // Behind a part that stands exactly here, the end of the address counting as one separator.
  private static int end(String url, int start, String part) {
    for (int i = 0; i < part.length(); i++) {
      int at = start + i;
      boolean isSeparator = part.charAt(i) == '^';
      if (at > url.length() || (at == url.length() && !isSeparator)) {
        return -1;
      }
      if (at < url.length()
          && (isSeparator ? isOfWord(url.charAt(at)) : url.charAt(at) != part.charAt(i))) {
        return -1;
      }
    }
    return start + part.length();
  }

  private static boolean isOfWord(char c) {
    return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '%' || c == '-';
  }

  /** The longest word that every address with it has; empty when it has none. */
  String token() {
    String longest = "";
    for (int i = 0; i < parts.size(); i++) {
      boolean isBound = i == 0 && (isAtHost || isAtStart);
      String word = longestWord(parts.get(i), isBound);
      longest = word.length() > longest.length() ? word : longest;
    }
    return longest;
  }

  // Only a word with its neighbours on both sides is a whole word of the address, too.
  private static String longestWord(String part, boolean isBound) {
    String longest = "";
    int start = isBound ? 0 : part.length();
    for (int i = 0; i < part.length(); i++) {
      if (!isAlphanumeric(part.charAt(i))) {
        boolean isLonger = i - start >= FEWEST && i - start > longest.length();
        longest = isLonger ? part.substring(start, i) : longest;
        start = i + 1;
      }
    }
    return longest;
  }

  /** The words of an address in lower case: runs of letters and digits, three at least. */
  static List<String> words(String url) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= url.length(); i++) {
      if (i == url.length() || !isAlphanumeric(url.charAt(i))) {
        if (i - start >= FEWEST) {
          words.add(url.substring(start, i));
        }
        start = i + 1;
      }
    }
    return words;
  }

  private static boolean isAlphanumeric(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
  }
}
