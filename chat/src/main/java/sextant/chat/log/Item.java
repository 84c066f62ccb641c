package sextant.chat.log;

import java.util.Map;

/**
 * One line of a history.
 *
 * @param target the folded room, or {@link #conversation} of two people
 * @param millis when it was said
 * @param msgid its id, unique in its target
 * @param kind the command: PRIVMSG, NOTICE, TAGMSG, JOIN, PART and so on
 * @param source who, as {@code nick!user@host}
 * @param account the account of who, empty for none
 * @param text the last parameter, or all parameters after the target with spaces for other commands
 * @param tags client tags and {@code bot}
 */
public record Item(
    String target,
    long millis,
    String msgid,
    String kind,
    String source,
    String account,
    String text,
    Map<String, String> tags) {
  /** The target of what two people say to each other, the same for both. */
  public static String conversation(String one, String other) {
    return one.compareTo(other) <= 0 ? one + " " + other : other + " " + one;
  }

  /** Whether it is something somebody said. */
  public boolean isMessage() {
    return kind.equals("PRIVMSG") || kind.equals("NOTICE");
  }

  /** Whether two people said it to each other. */
  public boolean isDirect() {
    return target.indexOf(' ') >= 0;
  }
}
