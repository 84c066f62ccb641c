package sextant.chatclient;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The lines of a place that are shown now: a span of all there are, which moves with the person who
 * scrolls and never grows over a bound. Immutable.
 *
 * @param lines oldest first
 * @param isNewest whether the newest line of the place is the last one
 */
public record LineSpan(List<Line> lines, boolean isNewest) {
  /** How many lines are held at most. */
  public static final int MOST = 3_000;

  /** Keeps a copy. */
  public LineSpan {
    lines = List.copyOf(lines);
  }

  /** Nothing yet; what comes is the newest. */
  public static LineSpan empty() {
    return new LineSpan(List.of(), true);
  }

  /** The newest lines after what is above them; alone when lines between are not known. */
  public LineSpan with(List<Line> newest) {
    if (newest.isEmpty()) {
      return empty();
    }
    Set<String> keys = keys(newest);
    if (lines.stream().noneMatch(line -> keys.contains(line.key()))) {
      return new LineSpan(newest, true);
    }
    long from = newest.getFirst().millis();
    var all = new ArrayList<Line>();
    for (Line line : lines) {
      if (line.millis() <= from && !keys.contains(line.key())) {
        all.add(line);
      }
    }
    all.addAll(newest);
    return new LineSpan(all.subList(Math.max(0, all.size() - MOST), all.size()), true);
  }

  /** With older lines above; what falls off is at the newer end. */
  public LineSpan above(List<Line> older) {
    List<Line> all = joined(older, lines);
    boolean fits = all.size() <= MOST;
    return new LineSpan(fits ? all : all.subList(0, MOST), isNewest && fits);
  }

  /** With newer lines below; what falls off is at the older end. */
  public LineSpan below(List<Line> newer) {
    List<Line> all = joined(lines, newer);
    return new LineSpan(all.subList(Math.max(0, all.size() - MOST), all.size()), isNewest);
  }

  private static List<Line> joined(List<Line> first, List<Line> then) {
    Set<String> keys = keys(then);
    var all = new ArrayList<Line>();
    first.stream().filter(line -> !keys.contains(line.key())).forEach(all::add);
    all.addAll(then);
    return all;
  }

  private static Set<String> keys(List<Line> lines) {
    Set<String> keys = new HashSet<>();
    lines.forEach(line -> keys.add(line.key()));
    return keys;
  }

  /** With a line that is different now. */
  public LineSpan changed(Line line) {
    var copy = new ArrayList<>(lines);
    copy.replaceAll(one -> one.key().equals(line.key()) ? line : one);
    return new LineSpan(copy, isNewest);
  }
}
