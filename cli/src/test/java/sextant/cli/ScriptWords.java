package sextant.cli;

import java.util.ArrayList;
import java.util.List;

/** Splits a command line of a script as a shell does, as far as scripts need it. */
final class ScriptWords {
  private ScriptWords() {}

  static List<String> split(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean isOpen = false;
    char quote = 0;
    for (int at = 0; at < line.length(); at++) {
      char each = line.charAt(at);
      if (quote != 0 ? each == quote : each == '\'' || each == '"') {
        quote = quote == 0 ? each : 0;
        isOpen = true;
      } else if (each == ' ' && quote == 0) {
        if (isOpen) {
          words.add(word.toString());
          word.setLength(0);
          isOpen = false;
        }
      } else {
        word.append(each);
        isOpen = true;
      }
    }
    if (isOpen) {
      words.add(word.toString());
    }
    return words;
  }
}
