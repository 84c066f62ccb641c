package sextant.web.store;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import sextant.identity.StateDirectory;
import sextant.web.LateWriter;

/**
 * What a person set for single sites, by host: zoom, scripts, blocking, pop-ups, dark. What is not
 * set for a site is as for all. Thread-safe; written a moment after a change.
 */
public final class SiteSettings implements AutoCloseable {
  private static final String NAME = "sites.tsv";
  private static final int MOST_SITES = 5_000;
  private static final double SMALLEST_ZOOM = 0.25;
  private static final double LARGEST_ZOOM = 5;

  private final Map<String, Map<Key, String>> sites = new ConcurrentHashMap<>();
  private final LateWriter writer;

  /** What can be set for a site. */
  public enum Key {
    /** A factor such as {@code 1.25}. */
    ZOOM,
    /** {@code on} or {@code off}. */
    SCRIPTS,
    /** {@code on} or {@code off}. */
    BLOCKING,
    /** {@code on} or {@code off}. */
    POPUPS,
    /** {@code on} or {@code off}. */
    DARK
  }

  private SiteSettings(Optional<StateDirectory> state) {
    writer = new LateWriter(state, NAME, this::bytes);
  }

  /** Settings that leave nothing behind. */
  public static SiteSettings inMemory() {
    return new SiteSettings(Optional.empty());
  }

  static SiteSettings open(StateDirectory folder, boolean isWritten) {
    var settings = new SiteSettings(isWritten ? Optional.of(folder) : Optional.empty());
    for (List<String> row : StateFile.rows(folder, NAME)) {
      for (Key key : Key.values()) {
        if (row.size() == 3 && row.get(1).equals(key.name()) && isValid(key, row.get(2))) {
          settings.put(row.getFirst(), key, row.get(2));
        }
      }
    }
    return settings;
  }

  /** What is set for a host; empty when it is as for all. */
  public Optional<String> get(String host, Key key) {
    return Optional.ofNullable(sites.getOrDefault(host, Map.of()).get(key));
  }

  /** The zoom of a host as a factor; empty when it is as for all. */
  public Optional<Double> zoom(String host) {
    return get(host, Key.ZOOM).map(Double::valueOf);
  }

  /** Sets the zoom of a host, kept between a quarter and fivefold. */
  public void zoom(String host, double factor) {
    double kept = Double.isFinite(factor) ? Math.clamp(factor, SMALLEST_ZOOM, LARGEST_ZOOM) : 1;
    set(host, Key.ZOOM, Double.toString(kept));
  }

  /** Sets something for a host; what it does not take is left as it was. */
  public void set(String host, Key key, String value) {
    if (isValid(key, value)) {
      put(host, key, value);
      writer.changed();
    }
  }

  /** Has it as for all again. */
  public void unset(String host, Key key) {
    sites.computeIfPresent(
        host,
        (name, values) -> {
          Map<Key, String> rest = new TreeMap<>(values);
          rest.remove(key);
          return rest.isEmpty() ? null : Map.copyOf(rest);
        });
    writer.changed();
  }

  private void put(String host, Key key, String value) {
    if (sites.size() < MOST_SITES || sites.containsKey(host)) {
      sites.compute(
          host,
          (name, values) -> {
            Map<Key, String> more = new TreeMap<>(values == null ? Map.of() : values);
            more.put(key, value);
            return Map.copyOf(more);
          });
    }
  }

  private static boolean isValid(Key key, String value) {
    return key == Key.ZOOM
        ? value.matches("\\d(\\.\\d{1,17})?")
        : value.equals("on") || value.equals("off");
  }

  /** The hosts that have settings of their own, in order. */
  public List<String> hosts() {
    return sites.keySet().stream().sorted().toList();
  }

  /** Forgets one host. */
  public void forget(String host) {
    sites.remove(host);
    writer.changed();
  }

  /** Forgets every site. */
  public void clear() {
    sites.clear();
    writer.changed();
  }

  private byte[] bytes() {
    var file = new StringBuilder();
    new TreeMap<>(sites)
        .forEach((host, values) ->
            values.forEach(
                (key, value) -> file.append(Row.of(host, key.name(), value)).append('\n')));
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Writes what is not written yet. */
  @Override
  public void close() {
    writer.close();
  }
}
