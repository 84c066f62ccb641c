package sextant.desktop.shell;

/** Makes a room when the window is built; it must not do anything heavy yet. */
@FunctionalInterface
public interface RoomFactory {
  /** A room in these surroundings. */
  Room create(RoomContext context);
}
