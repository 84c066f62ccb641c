package sextant.chatclient;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest lines of a place in their order, each once. What is pushed out stays in the store.
 * Belongs to the network's thread.
 */
final class LineWindow {
  static final int MOST = 2_000;

  /** Characters of all of them; a server that sends the longest lines fills no more. */
  static final int MOST_CHARACTERS = 1_000_000;

  private static final int OVERHEAD = 100;

  private final List<Line> lines = new ArrayList<>();
  private final Map<String, String> keyOfMsgid = new HashMap<>();
  private long characters;

  /** Where a line went. */
  enum Placed {
    LAST,
    BETWEEN,
    KNOWN
  }

  /** Puts a line in that may have come before, from history or from a bouncer. */
  Placed add(Line line) {
    return add(line, "");
  }

  /**
   * The same for a line that the server has before another one, which the time alone does not tell
   * where both have the same; that one's id may be empty or unknown.
   */
  Placed add(Line line, String beforeMsgid) {
    return isKnown(line) ? Placed.KNOWN : insert(line, end(beforeMsgid));
  }

  private int end(String beforeMsgid) {
    String key = keyOfMsgid.get(beforeMsgid);
    int at = key == null ? -1 : indexOf(key);
    return at < 0 ? lines.size() : at;
  }

  /** Puts a line in that happens now: the same words twice in a millisecond are two lines. */
  Placed addNew(Line line) {
    boolean isKnown = !line.msgid().isEmpty() && keyOfMsgid.containsKey(line.msgid());
    return isKnown ? Placed.KNOWN : insert(line, lines.size());
  }

  private Placed insert(Line line, int end) {
    int at = byTime(line, end);
    Placed placed = at == lines.size() ? Placed.LAST : Placed.BETWEEN;
    lines.add(at, line);
    characters += weight(line);
    remember(line);
    trim(MOST, MOST_CHARACTERS);
    return placed;
  }

  private boolean isKnown(Line line) {
    boolean hasId = !line.msgid().isEmpty();
    if (hasId && keyOfMsgid.containsKey(line.msgid())) {
      return true;
    }
    // one message makes a line in each room, so these are kept without the server's name for it
    boolean isOfAllRooms = line.kind() == Line.Kind.NICK || line.kind() == Line.Kind.QUIT;
    return hasId ? isOfAllRooms && hasTwin(line) : hasTwin(line);
  }

  private boolean hasTwin(Line line) {
    for (int i = lines.size() - 1; i >= 0 && lines.get(i).millis() >= line.millis(); i--) {
      Line other = lines.get(i);
      boolean same =
          other.millis() == line.millis()
              && other.kind() == line.kind()
              && other.nick().equals(line.nick())
              && other.text().equals(line.text());
      boolean isRepeated =
          line.kind().isTalk() || line.kind() == Line.Kind.NICK || line.kind() == Line.Kind.QUIT;
      if (other.key().equals(line.key()) || (same && isRepeated)) {
        return true;
      }
    }
    return false;
  }

  private void remember(Line line) {
    if (!line.msgid().isEmpty()) {
      keyOfMsgid.put(line.msgid(), line.key());
    }
  }

  private static int weight(Line line) {
    return OVERHEAD
        + line.text().length()
        + line.nick().length()
        + line.account().length()
        + 2 * line.msgid().length()
        + line.replyTo().length()
        + reactions(line);
  }

  private static int reactions(Line line) {
    int sum = 0;
    for (Map.Entry<String, List<String>> each : line.change().reactions().entrySet()) {
      sum += each.getKey().length();
      for (String nick : each.getValue()) {
        sum += nick.length();
      }
    }
    return sum;
  }

  /** About how many characters it holds. */
  long characters() {
    return characters;
  }

  /** Forgets the oldest lines until no more than this is left; the newest line stays. */
  void trim(int most, long mostCharacters) {
    while (lines.size() > 1 && (lines.size() > most || characters > mostCharacters)) {
      Line oldest = lines.removeFirst();
      characters -= weight(oldest);
      keyOfMsgid.remove(oldest.msgid());
    }
  }

  /** Puts a changed line where the one with its key was; false when that is not here. */
  boolean replace(Line line) {
    String twin = line.msgid().isEmpty() ? null : keyOfMsgid.get(line.msgid());
    if (twin != null && !twin.equals(line.key())) {
      remove(twin); // history was faster than the echo
    }
    int at = indexOf(line.key());
    if (at < 0) {
      return false;
    }
    characters += weight(line) - weight(lines.set(at, line));
    remember(line);
    trim(MOST, MOST_CHARACTERS);
    return true;
  }

  /** Takes a line out, for one of our own that was thrown away. */
  void remove(String key) {
    byKey(key)
        .ifPresent(line -> {
          lines.remove(line);
          characters -= weight(line);
        });
  }

  /** Moves a line to the place its time gives it; true when that is another one. */
  boolean settle(String key) {
    int from = indexOf(key);
    if (from < 0) {
      return false;
    }
    Line line = lines.remove(from);
    int to = byTime(line, lines.size());
    lines.add(to, line);
    return to != from;
  }

  /** Where a line goes by its time, among those before {@code end}: behind what has the same. */
  private int byTime(Line line, int end) {
    int at = end;
    while (at > 0 && lines.get(at - 1).millis() > line.millis()) {
      at--;
    }
    return at;
  }

  // From the end: what is looked for is mostly new.
  private int indexOf(String key) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).key().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  Optional<Line> byMsgid(String msgid) {
    String key = keyOfMsgid.get(msgid);
    return key == null ? Optional.empty() : byKey(key);
  }

  Optional<Line> byKey(String key) {
    int at = indexOf(key);
    return at < 0 ? Optional.empty() : Optional.of(lines.get(at));
  }

  List<Line> all() {
    return List.copyOf(lines);
  }

  /** The newest of them, at least so many, and no gap after the line of that key. */
  List<Line> newest(int least, String known) {
    int from = Math.max(0, lines.size() - least);
    int at = indexOf(known);
    return List.copyOf(lines.subList(at < 0 ? from : Math.min(from, at), lines.size()));
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** The oldest of them. */
  Optional<Line> first() {
    return lines.isEmpty() ? Optional.empty() : Optional.of(lines.getFirst());
  }

  /** The last line the server knows too, for the question of what came after it. */
  Optional<Line> lastWithMsgid() {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (!lines.get(i).msgid().isEmpty()) {
        return Optional.of(lines.get(i));
      }
    }
    return Optional.empty();
  }
}
