package sextant.desktop.talk;

import java.util.function.Function;
import sextant.talk.Direction;
import sextant.wire.Bytes;
import sextant.words.Language;

/** One line of a conversation's log. */
sealed interface LogLine {
  /** When, in microseconds of the epoch. */
  long timeMicros();

  /**
   * Bytes that went one way.
   *
   * @param talker who is at the other end
   * @param bytes the first {@link #KEPT_BYTES} of them at most
   * @param length how many there were
   * @param wholeKey where {@link LongMessages} keeps all of them, when there were more
   */
  record Message(
      long timeMicros, Direction direction, Talker talker, Bytes bytes, int length, long wholeKey)
      implements LogLine {
    /** How much of a message the log keeps, so that its size has a bound. */
    static final int KEPT_BYTES = 4_096;

    /** Whether the log has all of it. */
    boolean isWhole() {
      return bytes.length() == length;
    }

    /** Who is at the other end, as {@code host:port}. */
    String peer() {
      return talker.peer();
    }
  }

  /**
   * Whose conversation a message belongs to.
   *
   * @param conversation its number among those of the same server
   * @param peer the other end, as {@code host:port}
   */
  record Talker(long conversation, String peer) {}

  /**
   * Something that happened.
   *
   * @param words says it in the language of the window
   * @param bad whether it is drawn as a failure
   */
  record Remark(long timeMicros, Function<Language, String> words, boolean bad)
      implements LogLine {}
}
