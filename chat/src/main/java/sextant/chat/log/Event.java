package sextant.chat.log;

/**
 * A durable change of the server's {@link State}. Moments and ids come with it. The components of a
 * kind never change, because servers of several versions may keep one log: something new is a kind
 * of its own, which older ones carry.
 */
public sealed interface Event {
  /** A room exists from now on. */
  record RoomMade(String room, long millis) implements Event {}

  /** A room is gone; its history is out of everybody's reach. */
  record RoomGone(String room) implements Event {}

  /** A room has another name. */
  record RoomRenamed(String room, String name) implements Event {}

  /** A room's topic; an empty text takes it away. */
  record TopicSet(String room, String text, String by, long millis) implements Event {}

  /** A mode letter without or with one value is set or taken away. */
  record ModeSet(String room, boolean adding, String letter, String value) implements Event {}

  /** A mask is put on one of the room's lists or taken off. */
  record ListChanged(
      String room, String letter, boolean adding, String mask, String by, long millis)
      implements Event {}

  /** An account owns the room; an empty one gives it up. */
  record FounderSet(String room, String account) implements Event {}

  /** The membership modes an account gets when it joins; empty for none. */
  record RankSet(String room, String account, String modes) implements Event {}

  /** An account that is always on is a member with these modes. */
  record MemberKept(String room, String account, String modes) implements Event {}

  /** An account that is always on is no member any more. */
  record MemberLeft(String room, String account) implements Event {}

  /** An account is new or has changed. */
  record AccountSet(Account account) implements Event {}

  /** An account is gone with all that hangs on it. */
  record AccountGone(String account) implements Event {}

  /** An account has read a target up to that moment. */
  record ReadMarked(String account, String target, long millis) implements Event {}

  /** A key of a room or account; an empty value takes it away. */
  record MetadataSet(String owner, String key, String value) implements Event {}

  /** Connections that fit the mask are refused until that moment, 0 for ever. */
  record BanSet(String kind, String mask, String reason, String by, long untilMillis)
      implements Event {}

  /** A refusal is over. */
  record BanLifted(String kind, String mask) implements Event {}

  /** Somebody has come or has changed; only where sessions outlive the server that decides. */
  record PersonSet(Person person) implements Event {}

  /** Somebody has left. */
  record PersonGone(long id) implements Event {}

  /** A server belongs to the group, as its line in a configuration says. */
  record NodeSet(String name, String text) implements Event {}

  /** A server does not belong to the group any more. */
  record NodeGone(String name) implements Event {}

  /** Something a newer server wrote and this one does not know: its text is kept as it is. */
  record Carried(String text) implements Event {}
}
