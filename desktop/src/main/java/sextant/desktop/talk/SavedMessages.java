package sextant.desktop.talk;

import java.io.IOException;
import java.nio.file.Path;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import sextant.desktop.shell.StateFile;
import sextant.identity.StateDirectory;
import sextant.wire.Bytes;

/**
 * The saved messages of this person: the same file as on the command line, and beside it how often
 * each is sent again from here.
 */
final class SavedMessages {
  private final sextant.talk.SavedMessages store;
  private final Path intervals;
  private final ObservableList<SavedMessage> messages = FXCollections.observableArrayList();

  SavedMessages(Path folder) {
    store = new sextant.talk.SavedMessages(StateDirectory.at(folder));
    intervals = folder.resolve("talk-intervals.properties");
  }

  /** Reads what is kept; other programs may have changed it. */
  void load() throws IOException {
    StateFile state = StateFile.open(intervals);
    messages.setAll(
        store.all().entrySet().stream()
            .map(one ->
                new SavedMessage(one.getKey(), one.getValue(), (int) state.number(one.getKey(), 0)))
            .toList());
  }

  /** The messages in the order of their names; observable. */
  ObservableList<SavedMessage> list() {
    return messages;
  }

  /** Keeps a message; one of the same name is replaced. */
  void put(Bytes bytes) throws IOException {
    SavedMessage message = SavedMessage.of(bytes);
    if (!message.name().isEmpty()) {
      store.save(message.name(), bytes);
      load();
    }
  }

  /** Changes how often a message is sent again. */
  void setEvery(SavedMessage message, int millis) {
    int at = messages.indexOf(message);
    if (at >= 0) {
      messages.set(at, message.withEvery(millis));
      StateFile state = StateFile.open(intervals);
      state.put(message.name(), Integer.toString(millis));
      state.save();
    }
  }

  /** Forgets a message. */
  void remove(SavedMessage message) throws IOException {
    store.remove(message.name());
    load();
  }
}
