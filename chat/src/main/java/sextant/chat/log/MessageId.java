package sextant.chat.log;

/**
 * Ids of lines. The id holds the position in the log, so it needs no index, is in order, and can
 * never be given twice: what was not durable was shown to nobody. A change seen in several rooms
 * has one id; its lines follow each other.
 */
public final class MessageId {
  /** How many lines may share an id. */
  public static final int SPREAD = 400;

  private static final int RADIX = 36;

  private MessageId() {}

  /** The id of the line that is appended at this position. */
  public static String of(long position) {
    return "m" + Long.toString(position, RADIX);
  }

  /** The id of something that is not kept: unique through the server's start. */
  public static String passing(String start, long number) {
    return "p" + start + "-" + Long.toString(number, RADIX);
  }

  /** The first position a line of that id can have, or -1 when it cannot be kept here. */
  public static long position(String msgid) {
    if (msgid.length() < 2 || msgid.length() > 14 || msgid.charAt(0) != 'm') {
      return -1;
    }
    try {
      return Long.parseLong(msgid.substring(1), RADIX);
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
