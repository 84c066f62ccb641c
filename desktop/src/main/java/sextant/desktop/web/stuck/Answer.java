package sextant.desktop.web.stuck;

import java.util.Locale;
import java.util.Optional;

/** What a person says about a page that holds the window. */
enum Answer {
  /** It may come back. */
  WAIT,
  /** It shall go, and the program with it for a moment. */
  CLOSE;

  /** The line that says it. */
  String line() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The answer of a line; empty when it is none. */
  static Optional<Answer> parse(String line) {
    for (Answer one : values()) {
      if (one.line().equals(line)) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
