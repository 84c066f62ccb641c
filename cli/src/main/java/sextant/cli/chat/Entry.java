package sextant.cli.chat;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The field to write in: its text, the caret, and what was written before. */
final class Entry {
  private static final int MOST_SAID = 200;
  private static final int LONGEST = 64 * 1024;

  private final List<String> said = new ArrayList<>();
  private String text = "";
  private int caret;
  private int recalled;
  private String unsent = "";

  String text() {
    return text;
  }

  /** Before which character the caret stands. */
  int caret() {
    return caret;
  }

  boolean isEmpty() {
    return text.isEmpty();
  }

  /** Another text, with the caret there. */
  void set(String newText, int newCaret) {
    text = newText;
    caret = Math.clamp(newCaret, 0, newText.length());
  }

  /** Another text, with the caret at its end. */
  void set(String newText) {
    set(newText, newText.length());
  }

  void insert(String typed) {
    if (text.length() + typed.length() <= LONGEST) {
      set(text.substring(0, caret) + typed + text.substring(caret), caret + typed.length());
    }
  }

  void backspace() {
    deleteFrom(before());
  }

  void delete() {
    int to = after();
    set(text.substring(0, caret) + text.substring(to), caret);
  }

  /** Deletes the word before the caret. */
  void deleteWord() {
    deleteFrom(wordBefore());
  }

  void deleteToLineBegin() {
    deleteFrom(lineBegin());
  }

  void deleteToLineEnd() {
    set(text.substring(0, caret) + text.substring(lineEnd()), caret);
  }

  private void deleteFrom(int from) {
    set(text.substring(0, from) + text.substring(caret), from);
  }

  void left() {
    caret = before();
  }

  void right() {
    caret = after();
  }

  void wordLeft() {
    caret = wordBefore();
  }

  void wordRight() {
    int at = caret;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    caret = at;
  }

  void home() {
    caret = lineBegin();
  }

  void end() {
    caret = lineEnd();
  }

  private int before() {
    BreakIterator signs = BreakIterator.getCharacterInstance(Locale.ROOT);
    signs.setText(text);
    return caret == 0 ? 0 : signs.preceding(caret);
  }

  private int after() {
    BreakIterator signs = BreakIterator.getCharacterInstance(Locale.ROOT);
    signs.setText(text);
    return caret == text.length() ? caret : signs.following(caret);
  }

  private int wordBefore() {
    int at = caret;
    while (at > 0 && Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    while (at > 0 && !Character.isWhitespace(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private int lineBegin() {
    return text.lastIndexOf('\n', caret - 1) + 1;
  }

  private int lineEnd() {
    int end = text.indexOf('\n', caret);
    return end < 0 ? text.length() : end;
  }

  /** One line up in the text, or what was said before it when there is none. */
  void up() {
    int begin = lineBegin();
    if (begin == 0) {
      recall(-1);
      return;
    }
    int above = text.lastIndexOf('\n', begin - 2) + 1;
    caret = Math.min(above + caret - begin, begin - 1);
  }

  /** One line down in the text, or what was said after it when there is none. */
  void down() {
    int end = lineEnd();
    if (end == text.length()) {
      recall(1);
      return;
    }
    int column = caret - lineBegin();
    int below = text.indexOf('\n', end + 1);
    caret = Math.min(end + 1 + column, below < 0 ? text.length() : below);
  }

  private void recall(int step) {
    int next = recalled + step;
    if (next < 0 || next > said.size()) {
      return;
    }
    if (recalled == said.size()) {
      unsent = text;
    }
    recalled = next;
    set(next == said.size() ? unsent : said.get(next));
  }

  /** Takes the text out to be sent, and remembers it. */
  String take() {
    String taken = text;
    if (said.isEmpty() || !said.getLast().equals(taken)) {
      said.add(taken);
    }
    if (said.size() > MOST_SAID) {
      said.removeFirst();
    }
    recalled = said.size();
    unsent = "";
    set("");
    return taken;
  }
}
