package sextant.desktop.chat;

import java.time.LocalDate;
import java.util.List;
import sextant.chatclient.Line;

/** A row of the list of what was said. */
sealed interface ChatRow {
  /** A new day begins. */
  record Day(LocalDate date) implements ChatRow {}

  /** What comes after it was not read yet. */
  record Unread() implements ChatRow {}

  /**
   * Somebody said something.
   *
   * @param isFirst whether name and time stand above it: another said the line before, or long ago
   * @param answered the line it answers in short, empty for none
   */
  record Said(Line line, boolean isFirst, String answered) implements ChatRow {}

  /** People came, went or took another name, one after the other. */
  record Comings(List<Line> lines) implements ChatRow {}

  /** Something else happened: a topic, a mode, words of the server, a mistake. */
  record Event(Line line) implements ChatRow {}
}
