package sextant.desktop.chat;

import sextant.desktop.shell.RoomFactory;

/** The Chat room for tests of the whole house. */
public final class ChatRooms {
  private ChatRooms() {}

  public static RoomFactory onAnyPort() {
    return context -> new ChatRoom(context, Reach.HIDDEN);
  }
}
