package sextant.chat;

import java.util.List;

/**
 * Hears what happens on a server, for its keeper to read: who comes, who is refused, what fails.
 */
@FunctionalInterface
public interface Journal {
  /** Hears nothing. */
  Journal NONE = (millis, event, facts) -> {};

  /**
   * Something happened; called on the server's own thread, so it must not wait.
   *
   * @param millis when, since 1970
   * @param event one word for what
   * @param facts names and values in turn; values may come from strangers
   */
  void tell(long millis, String event, List<String> facts);
}
