package sextant.desktop.talk;

import java.io.IOException;
import java.util.Optional;
import sextant.wire.Bytes;
import sextant.words.Failure;

/** Keeps messages by name, and says in the tab when the file of them cannot be used. */
final class MessageKeeper {
  private final SavedMessages saved;

  MessageKeeper(SavedMessages saved) {
    this.saved = saved;
  }

  SavedMessages saved() {
    return saved;
  }

  /** Keeps a message under a name made of its beginning. */
  void save(Session session, Bytes bytes) {
    attempt(session, () -> saved.put(bytes));
  }

  /** Keeps what is being written, and shows what is kept. */
  void saveDraft(Session session) {
    session.draft().filter(bytes -> !bytes.isEmpty()).ifPresent(bytes -> save(session, bytes));
    show(session, true);
  }

  /** Forgets a saved message. */
  void forget(Session session, SavedMessage message) {
    attempt(session, () -> saved.remove(message));
  }

  /** Shows the saved messages beside the conversation, or puts them away. */
  void show(Session session, boolean shown) {
    if (shown) {
      attempt(session, saved::load);
    }
    session.savedShownProperty().set(shown);
  }

  /** Something small with a file of this person's. */
  private interface FileWork {
    void run() throws IOException;
  }

  private static void attempt(Session session, FileWork work) {
    try {
      work.run();
    } catch (IOException failed) {
      session.failureProperty().set(Optional.of(Failure.of(failed, "talk-messages.txt")));
    }
  }
}
