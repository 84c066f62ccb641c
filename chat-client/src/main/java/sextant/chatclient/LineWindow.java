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

  private final List<Line> lines = new ArrayList<>();
  private final Map<String, String> keyOfMsgid = new HashMap<>();

  /** Where a line went. */
  enum Placed {
    LAST,
    BETWEEN,
    KNOWN
  }

  Placed add(Line line) {
    if (isKnown(line)) {
      return Placed.KNOWN;
    }
    int at = lines.size();
    while (at > 0 && lines.get(at - 1).millis() > line.millis()) {
      at--;
    }
    Placed placed = at == lines.size() ? Placed.LAST : Placed.BETWEEN;
    lines.add(at, line);
    remember(line);
    trim();
    return placed;
  }

  private boolean isKnown(Line line) {
    if (!line.msgid().isEmpty()) {
      return keyOfMsgid.containsKey(line.msgid());
    }
    for (int i = lines.size() - 1; i >= 0 && lines.get(i).millis() >= line.millis(); i--) {
      Line other = lines.get(i);
      boolean same =
          other.millis() == line.millis()
              && other.kind() == line.kind()
              && other.nick().equals(line.nick())
              && other.text().equals(line.text());
      if (other.key().equals(line.key()) || (same && line.kind().isTalk())) {
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

  private void trim() {
    while (lines.size() > MOST) {
      keyOfMsgid.remove(lines.removeFirst().msgid());
    }
  }

  /** Puts a changed line where the one with its key was; false when that is not here. */
  boolean replace(Line line) {
    String twin = line.msgid().isEmpty() ? null : keyOfMsgid.get(line.msgid());
    if (twin != null && !twin.equals(line.key())) {
      remove(twin); // history was faster than the echo
    }
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).key().equals(line.key())) {
        lines.set(i, line);
        remember(line);
        return true;
      }
    }
    return false;
  }

  /** Takes a line out, for one of our own that was thrown away. */
  void remove(String key) {
    lines.removeIf(line -> line.key().equals(key));
  }

  /** Moves a line to the place its time gives it; true when that is another one. */
  boolean settle(String key) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      Line line = lines.get(i);
      if (line.key().equals(key)) {
        lines.remove(i);
        int at = lines.size();
        while (at > 0 && lines.get(at - 1).millis() > line.millis()) {
          at--;
        }
        lines.add(at, line);
        return at != i;
      }
    }
    return false;
  }

  Optional<Line> byMsgid(String msgid) {
    String key = keyOfMsgid.get(msgid);
    return key == null ? Optional.empty() : byKey(key);
  }

  Optional<Line> byKey(String key) {
    for (int i = lines.size() - 1; i >= 0; i--) {
      if (lines.get(i).key().equals(key)) {
        return Optional.of(lines.get(i));
      }
    }
    return Optional.empty();
  }

  List<Line> all() {
    return List.copyOf(lines);
  }

  boolean isEmpty() {
    return lines.isEmpty();
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
