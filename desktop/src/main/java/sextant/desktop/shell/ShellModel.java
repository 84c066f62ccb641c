package sextant.desktop.shell;

import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;

/** What the house knows: which room is entered and what lies over it. */
final class ShellModel {
  /** What lies over the room. */
  enum Overlay {
    NONE,
    PALETTE,
    SETTINGS,
    KEYS,
    TOUR
  }

  private final ObjectProperty<RoomId> current;
  private final ObjectProperty<Overlay> overlay =
      new SimpleObjectProperty<>(this, "overlay", Overlay.NONE);
  private final List<RoomId> rooms;

  ShellModel(List<RoomId> rooms, RoomId first) {
    this.rooms = rooms;
    current = new SimpleObjectProperty<>(this, "current", first);
  }

  /** The rooms there are, in the order of the rail. */
  List<RoomId> rooms() {
    return rooms;
  }

  ObjectProperty<RoomId> currentProperty() {
    return current;
  }

  ObjectProperty<Overlay> overlayProperty() {
    return overlay;
  }
}
