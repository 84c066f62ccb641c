package sextant.irc;

/**
 * A pattern with {@code *} (any text) and {@code ?} (one character); a backslash takes the next
 * character literally. Matching steps back to the last star only: time is bounded by the product of
 * both lengths, whatever the pattern.
 */
public record Glob(String pattern) {
  /** Whether the whole text fits; letters count as they stand, so fold both before. */
  public boolean matches(String text) {
    int p = 0;
    int t = 0;
    int starPattern = -1;
    int starText = 0;
    while (t < text.length()) {
      int next = step(p, text.charAt(t));
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        starPattern = ++p;
        starText = t;
      } else if (next >= 0) {
        p = next;
        t++;
      } else if (starPattern >= 0) {
        p = starPattern;
        t = ++starText;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** Whether the pattern has no wildcard and so fits one text only. */
  public boolean isLiteral() {
    return pattern.indexOf('*') < 0 && pattern.indexOf('?') < 0;
  }

  private int step(int p, char c) {
    if (p >= pattern.length()) {
      return -1;
    }
    char expected = pattern.charAt(p);
    if (expected == '\\' && p + 1 < pattern.length()) {
      return pattern.charAt(p + 1) == c ? p + 2 : -1;
    }
    return expected == '?' || expected == c ? p + 1 : -1;
  }
}
