package sextant.chatclient;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A row of the list of what was said; {@link Transcript} makes them. */
public sealed interface ChatRow {
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
  record Comings(List<Line> lines) implements ChatRow {
    /** What remains of them: who came and went again is in neither list. */
    public Balance balance() {
      Set<String> came = new LinkedHashSet<>();
      Set<String> went = new LinkedHashSet<>();
      List<Line> others = new ArrayList<>();
      for (Line line : lines) {
        boolean isComing = line.kind() == Line.Kind.JOIN;
        if (line.kind() == Line.Kind.NICK) {
          others.add(line);
        } else if (!(isComing ? went : came).remove(line.nick())) {
          (isComing ? came : went).add(line.nick());
        }
      }
      return new Balance(List.copyOf(came), List.copyOf(went), List.copyOf(others));
    }
  }

  /**
   * Comings and goings without those that cancel each other.
   *
   * @param came nicks of those who are here now, by time
   * @param went nicks of those who are gone, by time
   * @param others who took another name
   */
  record Balance(List<String> came, List<String> went, List<Line> others) {}

  /** Something else happened: a topic, a mode, words of the server, a mistake. */
  record Event(Line line) implements ChatRow {}
}
