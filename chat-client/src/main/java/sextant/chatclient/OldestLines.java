package sextant.chatclient;

import java.util.concurrent.TimeUnit;

/** Takes the oldest lines out of the store when a network has more than it may. Any thread. */
final class OldestLines {
  /** So few at a time that what is said meanwhile does not wait. */
  static final int AT_ONCE = 1_000;

  private static final String DELETE =
      "DELETE FROM lines WHERE id IN (SELECT id FROM lines WHERE network = ? AND millis < ?"
          + " ORDER BY millis, id LIMIT ?)";

  private final StoreAccess access;
  private volatile Keeping keeping = Keeping.USUAL;

  OldestLines(StoreAccess access) {
    this.access = access;
  }

  void keeping(Keeping newKeeping) {
    keeping = newKeeping;
  }

  /** Takes some out; says whether there are more to take out. */
  boolean takeOut(String network, long nowMillis) {
    Keeping now = keeping;
    boolean isTooMuch = bytes(network) > now.mostBytes();
    long before =
        isTooMuch
            ? Long.MAX_VALUE
            : now.mostDays() == 0 ? 0 : nowMillis - TimeUnit.DAYS.toMillis(now.mostDays());
    return before > 0 && access.write(DELETE, network, before, AT_ONCE) == AT_ONCE;
  }

  /** About how many bytes of the disk a network's lines take. */
  long bytes(String network) {
    return access
        .query(row -> row.getLong("bytes"), "SELECT bytes FROM kept WHERE network = ?", network)
        .stream()
        .findFirst()
        .orElse(0L);
  }
}
