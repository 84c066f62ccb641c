package sextant.desktop.web;

import java.util.Optional;
import java.util.function.Consumer;
import sextant.web.Login;

/** What a tab asks a person, over its page and in nobody else's way. */
sealed interface Question {
  /** Answers that nobody answers. */
  default void dismiss() {
    switch (this) {
      case OfScript one -> one.answer().accept(Optional.empty());
      case OfServer one -> one.answer().accept(Optional.empty());
    }
  }

  /** How a script asks. */
  enum Kind {
    ALERT,
    CONFIRM,
    PROMPT
  }

  /**
   * A script asks and waits.
   *
   * @param isAgain whether it asked before, so that a person may want it to be silent
   * @param answer is called once: the text, or empty for "no"
   * @param silence makes this page ask nothing more, and answers
   */
  record OfScript(
      Kind kind,
      String host,
      String message,
      String proposed,
      boolean isAgain,
      Consumer<Optional<String>> answer,
      Runnable silence)
      implements Question {}

  /**
   * A server wants to know who is there.
   *
   * @param answer is called once
   */
  record OfServer(Login.Question asked, Consumer<Optional<Login>> answer) implements Question {}
}
