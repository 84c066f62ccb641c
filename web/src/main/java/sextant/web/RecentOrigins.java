package sextant.web;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Something known of each of the origins that were asked last; those asked long ago are forgotten,
 * so that a page that leads to ever other ones fills no memory. Any thread.
 */
final class RecentOrigins<T> {
  private static final int MOST = 1_000;

  private final SequencedMap<String, T> known = new LinkedHashMap<>(16, 0.75f, true);

  /** Keeps it and returns what was known before. */
  synchronized Optional<T> put(String origin, T what) {
    T before = known.put(origin, what);
    if (known.size() > MOST) {
      known.pollFirstEntry();
    }
    return Optional.ofNullable(before);
  }

  synchronized boolean has(String origin) {
    return known.get(origin) != null;
  }

  synchronized int count() {
    return known.size();
  }
}
