package sextant.chatcluster;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** Keeps account of the lines of one server's clients, while it has a seat. */
final class Hearing {
  private final Heard before;
  private final Set<Long> open = new LinkedHashSet<>();
  private final Set<Long> again = new HashSet<>();
  private String front = "";
  private long upTo;
  private boolean isSettled;
  private boolean isNews;

  Hearing(Heard before) {
    this.before = before;
  }

  /** What was known when it began. */
  Heard before() {
    return before;
  }

  /** The run of the server that counts its lines. */
  void counts(String run) {
    front = run;
    if (run.equals(before.front())) {
      upTo = before.upTo();
      open.addAll(before.open());
    }
  }

  /** A line has come. */
  void came(long line) {
    upTo = Math.max(upTo, line);
    open.add(line);
    isNews = true;
    if (!isSettled) {
      again.add(line);
    }
  }

  /** Whatever had to come again has come: what has not, nobody waits for any more. */
  void settled() {
    open.retainAll(again);
    again.clear();
    isSettled = true;
  }

  /** A line was carried out, or nobody waits for it any more. */
  void done(long line) {
    open.remove(line);
    isNews = true;
  }

  Heard now() {
    return front.isEmpty() ? before : Heard.of(front, upTo, open);
  }

  /** The same, when it is not what was told last. */
  Optional<Heard> news() {
    if (!isNews) {
      return Optional.empty();
    }
    isNews = false;
    return Optional.of(now());
  }
}
