package sextant.desktop.shell;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.value.ObservableIntegerValue;
import sextant.words.Language;

/**
 * One instrument on the desktop. A room keeps its model and its running work; its face is built
 * anew when the language changes, so nothing that must survive may live in nodes.
 */
public interface Room extends AutoCloseable {
  /** Which of the six it is. */
  RoomId id();

  /** Builds the nodes in this language from the model; the face before it is dropped. */
  RoomFace face(Language language);

  /** What this room can do with a host, for the context menu of every host anywhere. */
  default List<HostAction> hostActions(Language language) {
    return List.of();
  }

  /** How this room shows packets; empty when it does not. */
  default Optional<PacketSight> packetSight() {
    return Optional.empty();
  }

  /** How this room shows pages of the web; empty when it does not. */
  default Optional<PageSight> pageSight() {
    return Optional.empty();
  }

  /** How this room sends files to devices near; empty when it does not. */
  default Optional<FileSight> fileSight() {
    return Optional.empty();
  }

  /** How many things wait for the person: the badge on the rail. JavaFX thread. */
  default ObservableIntegerValue waiting() {
    return new SimpleIntegerProperty(0);
  }

  /** Stops everything that runs in the room; called once, when the window closes. */
  @Override
  void close();
}
