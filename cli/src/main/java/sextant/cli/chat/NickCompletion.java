package sextant.cli.chat;

import java.util.List;
import java.util.Locale;

/**
 * Completes the nick before the caret, or a room or command; asked again, it gives the next that
 * fits.
 */
final class NickCompletion {
  private String begun = "";
  private String given = "";
  private int from;
  private int next;

  /** Text and caret after a completion. */
  record Completed(String text, int caret) {}

  /** The text with a nick for what stands before the caret; unchanged when none fits. */
  Completed complete(String text, int caret, List<String> nicks) {
    boolean isAgain =
        !given.isEmpty() && from + given.length() == caret && text.startsWith(given, from);
    if (!isAgain) {
      from = Math.max(text.lastIndexOf(' ', caret - 1), text.lastIndexOf('\n', caret - 1)) + 1;
      begun = text.substring(from, caret).toLowerCase(Locale.ROOT);
      next = 0;
    }
    List<String> fitting =
        nicks.stream().filter(nick -> nick.toLowerCase(Locale.ROOT).startsWith(begun)).toList();
    if (begun.isEmpty() || fitting.isEmpty()) {
      return new Completed(text, caret);
    }
    String nick = fitting.get(next++ % fitting.size());
    boolean isAddressed = from == 0 && nick.charAt(0) != '/' && nick.charAt(0) != '#';
    given = nick + (isAddressed ? ": " : " ");
    return new Completed(
        text.substring(0, from) + given + text.substring(caret), from + given.length());
  }
}
