package sextant.words;

import java.util.Locale;

/** What a terminal says after a colon, as a sentence of its own in a window. */
public final class Sentence {
  private Sentence() {}

  /** The same words with a capital first; one word alone is a name and stays as it is. */
  public static String of(String words) {
    return words.indexOf(' ') < 0
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
