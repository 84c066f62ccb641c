package sextant.desktop.files;

import sextant.desktop.shell.RoomFactory;

/** The Files room for tests of the whole house. */
public final class FilesRooms {
  private FilesRooms() {}

  /** It can be sent to at its address, and looks for nobody. */
  public static RoomFactory hidden() {
    return context -> new FilesRoom(context, Reach.HIDDEN);
  }
}
