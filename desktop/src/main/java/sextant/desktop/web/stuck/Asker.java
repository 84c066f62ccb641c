package sextant.desktop.web.stuck;

import java.io.IOException;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks a person while the window of the program cannot. */
@FunctionalInterface
public interface Asker {
  /** A question that stands. Any thread. */
  interface Question {
    /** There is nothing to ask any more; the question goes, and no answer counts. */
    void withdraw();

    /** Says that the program ends now, as the answer wants it, and is to be started again. */
    void ending();
  }

  /**
   * Asks; returns at once.
   *
   * @param then hears the answer, or nothing when there came none; on another thread
   */
  Question ask(Inquiry inquiry, Consumer<Optional<Answer>> then) throws IOException;
}
