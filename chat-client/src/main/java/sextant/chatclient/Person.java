package sextant.chatclient;

/**
 * Somebody in a room, or somebody we talk to alone.
 *
 * @param nick their nick
 * @param signs the signs of their rank in this room, highest first, as {@code @+}; empty outside
 *     rooms
 * @param account their account, empty when not known or not logged in
 * @param realName what they say of themselves, empty when not known
 * @param isAway whether they said they are away
 */
public record Person(String nick, String signs, String account, String realName, boolean isAway) {
  /** Somebody of whom only the nick is known. */
  static Person named(String nick) {
    return new Person(nick, "", "", "", false);
  }

  Person renamed(String newNick) {
    return new Person(newNick, signs, account, realName, isAway);
  }

  Person ranked(String newSigns) {
    return new Person(nick, newSigns, account, realName, isAway);
  }

  Person as(String newAccount) {
    return new Person(nick, signs, newAccount, realName, isAway);
  }

  Person saying(String newRealName) {
    return new Person(nick, signs, account, newRealName, isAway);
  }

  Person away(boolean away) {
    return new Person(nick, signs, account, realName, away);
  }
}
