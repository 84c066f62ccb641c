package sextant.desktop.shell;

/** The six rooms, in the order of the rail and of Ctrl+1…6. */
public enum RoomId {
  TALK(1),
  PING(2),
  PACKETS(3),
  WEB(4),
  FILES(5),
  CHAT(6);

  private final int number;

  RoomId(int number) {
    this.number = number;
  }

  /** The digit that, with Ctrl, goes to the room. */
  public int number() {
    return number;
  }
}
