package sextant.chatclient;

import java.util.ArrayList;
import java.util.List;
import sextant.irc.Message;

/**
 * Cuts what no honest server sends: names of people that are thousands of characters long would be
 * kept once for every line and every room.
 */
final class Bounds {
  private static final int LONGEST_SOURCE = 3 * Session.LONGEST_NAME;
  private static final int LONGEST_WORD = 2 * Session.LONGEST_NAME;

  private Bounds() {}

  /** The message with a source and names as long as they may be; as a rule the same one. */
  static Message of(Message message) {
    boolean isNamed =
        switch (message.command()) {
          case "JOIN", "NICK", "KICK", "ACCOUNT", "SETNAME", "CHGHOST", "RENAME", "INVITE" -> true;
          default -> false;
        };
    boolean isLong =
        message.source().length() > LONGEST_SOURCE
            || (isNamed
                && message.parameters().stream().anyMatch(word -> word.length() > LONGEST_WORD));
    if (!isLong) {
      return message;
    }
    List<String> words = new ArrayList<>(message.parameters());
    if (isNamed) {
      words.replaceAll(word -> cut(word, LONGEST_WORD));
    }
    return new Message(message.tags(), source(message.source()), message.command(), words);
  }

  private static String source(String source) {
    int mark = source.indexOf('!');
    String nick = mark < 0 ? source : source.substring(0, mark);
    String rest = mark < 0 ? "" : source.substring(mark);
    return cut(nick, Session.LONGEST_NAME) + cut(rest, 2 * Session.LONGEST_NAME);
  }

  private static String cut(String word, int most) {
    if (word.length() <= most) {
      return word;
    }
    int end = Character.isHighSurrogate(word.charAt(most - 1)) ? most - 1 : most;
    return word.substring(0, end);
  }
}
