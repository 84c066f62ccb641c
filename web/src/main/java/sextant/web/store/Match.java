package sextant.web.store;

import java.util.List;
import java.util.Locale;

/**
 * How well a page fits what was typed. Pure: every word must be found in the address or the title,
 * better at a beginning than inside; failing that, its letters in order ({@code ghsx} finds
 * github.com/sextant).
 */
final class Match {
  private static final int AT_HOST = 100;
  private static final int AT_WORD = 60;
  private static final int INSIDE = 30;
  private static final int LETTERS = 8;
  private static final int FEWEST_LETTERS = 3;
  private static final int LONGEST = 300;

  private final List<String> words;

  Match(String typed) {
    words = List.of(typed.strip().toLowerCase(Locale.ROOT).split("\\s+"));
  }

  /** The quality, 0 when it does not fit. */
  int of(String url, String title) {
    String address = cut(url).replaceFirst("^[a-z]+://(www\\.)?", "");
    String name = cut(title);
    int worst = Integer.MAX_VALUE;
    for (String word : words) {
      int quality = Math.max(quality(address, word, true), quality(name, word, false));
      if (quality == 0) {
        return 0;
      }
      worst = Math.min(worst, quality);
    }
    return worst;
  }

  private static String cut(String text) {
    return (text.length() > LONGEST ? text.substring(0, LONGEST) : text).toLowerCase(Locale.ROOT);
  }

  private static int quality(String text, String word, boolean isAddress) {
    int at = text.indexOf(word);
    if (at == 0 && isAddress) {
      return AT_HOST;
    }
    while (at >= 0) {
      if (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1))) {
        return AT_WORD;
      }
      int next = text.indexOf(word, at + 1);
      if (next < 0) {
        return INSIDE;
      }
      at = next;
    }
    return word.length() >= FEWEST_LETTERS && hasLetters(text, word) ? LETTERS : 0;
  }

  // The letters stand in order, and the first one begins a word.
  private static boolean hasLetters(String text, String word) {
    for (int start = text.indexOf(word.charAt(0)); start >= 0; ) {
      if (start == 0 || !Character.isLetterOrDigit(text.charAt(start - 1))) {
        int at = start;
        int letter = 0;
        while (at >= 0 && ++letter < word.length()) {
          at = text.indexOf(word.charAt(letter), at + 1);
        }
        return at >= 0;
      }
      start = text.indexOf(word.charAt(0), start + 1);
    }
    return false;
  }
}
