package sextant.chat.log;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sextant.irc.Source;

/**
 * Text as the full-text index takes it. Chinese, Japanese and Korean have no spaces between words:
 * each run of them becomes its overlapping pairs of characters, so that any two neighbours are
 * found.
 */
final class SearchWords {
  private SearchWords() {}

  /** The text with pairs in place of runs; the last character of a run also stands alone. */
  static String index(String text) {
    StringBuilder words = new StringBuilder(text.length() + 16);
    int at = 0;
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (isIdeographic(c)) {
        at = pairs(text, at, words);
      } else {
        words.appendCodePoint(c);
        at += Character.charCount(c);
      }
    }
    return words.toString();
  }

  private static int pairs(String text, int from, StringBuilder words) {
    int at = from;
    int previous = -1;
    words.append(' ');
    while (at < text.length() && isIdeographic(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      if (previous >= 0) {
        words.appendCodePoint(previous).appendCodePoint(c).append(' ');
      }
      previous = c;
      at += Character.charCount(c);
    }
    words.appendCodePoint(previous).append(' ');
    return at;
  }

  /** What a person looks for as an expression of FTS5: all words, runs as phrases of pairs. */
  static String query(String text) {
    List<String> terms = new ArrayList<>();
    int at = 0;
    StringBuilder word = new StringBuilder();
    while (at < text.length()) {
      int c = text.codePointAt(at);
      if (isIdeographic(c)) {
        word(word, terms);
        at = phrase(text, at, terms);
        continue;
      }
      if (Character.isLetterOrDigit(c)) {
        word.appendCodePoint(c);
      } else {
        word(word, terms);
      }
      at += Character.charCount(c);
    }
    word(word, terms);
    return String.join(" AND ", terms);
  }

  private static void word(StringBuilder word, List<String> terms) {
    if (!word.isEmpty()) {
      terms.add("body:\"" + word + "\"");
      word.setLength(0);
    }
  }

  /** One character alone is the beginning of a pair, or the end of a run. */
  private static int phrase(String text, int from, List<String> terms) {
    StringBuilder pairs = new StringBuilder();
    int at = from;
    int previous = -1;
    int first = text.codePointAt(from);
    while (at < text.length() && isIdeographic(text.codePointAt(at))) {
      int c = text.codePointAt(at);
      if (previous >= 0) {
        pairs.append(pairs.isEmpty() ? "" : " ").appendCodePoint(previous).appendCodePoint(c);
      }
      previous = c;
      at += Character.charCount(c);
    }
    terms.add(
        pairs.isEmpty() ? "body:\"" + Character.toString(first) + "\"*" : "body:\"" + pairs + "\"");
    return at;
  }

  /** A token that stands for a place. */
  static String token(String target) {
    return hex("x", target);
  }

  /** A token that stands for who said something: the nick, in lower case. */
  static String author(String source) {
    return hex("y", Source.parse(source).nick().toLowerCase(Locale.ROOT));
  }

  private static String hex(String mark, String name) {
    StringBuilder token = new StringBuilder(mark);
    for (byte b : name.getBytes(StandardCharsets.UTF_8)) {
      token.append(Character.forDigit((b >> 4) & 15, 16)).append(Character.forDigit(b & 15, 16));
    }
    return token.toString();
  }

  private static boolean isIdeographic(int c) {
    if (c < 0x1100) {
      return false;
    }
    Character.UnicodeScript script = Character.UnicodeScript.of(c);
    return script == Character.UnicodeScript.HAN
        || script == Character.UnicodeScript.HIRAGANA
        || script == Character.UnicodeScript.KATAKANA
        || script == Character.UnicodeScript.HANGUL
        || script == Character.UnicodeScript.BOPOMOFO;
  }
}
