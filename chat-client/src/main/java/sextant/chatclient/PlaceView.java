package sextant.chatclient;

/**
 * A place as it stands now: a room, a conversation with one person, or the server's own page.
 *
 * @param name its name as people write it; the network's name for {@link Kind#SERVER}
 * @param kind what it is
 * @param topic what the room is about, empty for none
 * @param modes the room's modes as {@code +nt}, empty when not known
 * @param isJoined whether we are in it; always true for what is no room while connected
 * @param memberCount how many people are in the room
 * @param unread lines said since we last looked
 * @param mentions how many of them name us
 * @param readMillis up to where we have read, milliseconds since 1970; 0 when never
 * @param isMuted whether it must not draw attention
 * @param draft what was typed and not sent
 */
public record PlaceView(
    String name,
    Kind kind,
    String topic,
    String modes,
    boolean isJoined,
    int memberCount,
    int unread,
    int mentions,
    long readMillis,
    boolean isMuted,
    String draft) {
  /** What a place is. */
  public enum Kind {
    SERVER,
    ROOM,
    DIRECT
  }
}
