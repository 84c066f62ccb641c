package sextant.files;

import java.net.Inet4Address;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The devices that are there, one for each certificate, and so many only. Any thread. */
final class PresentDevices {
  private static final int MOST = 1_000;
  private static final int LEAST_DIGITS = 6;

  private final Map<String, Found> devices = new ConcurrentHashMap<>();
  private final Discovery.Listener listener;

  PresentDevices(Discovery.Listener listener) {
    this.listener = listener;
  }

  /** Takes note of a device that answered. */
  void found(Found found) {
    String key = found.device().fingerprint();
    Found before = devices.get(key);
    boolean isTooMuch = before == null && devices.size() >= MOST;
    boolean isWorse = before != null && is4(before) && !is4(found);
    if (isTooMuch || isWorse) {
      return; // two ways to one device: the address that people can read stays
    }
    devices.put(key, found);
    if (before == null || !before.address().equals(found.address())) {
      listener.appeared(found);
    }
  }

  private static boolean is4(Found found) {
    return found.address() instanceof Inet4Address;
  }

  /** It was asked once more: it is what it says now, or gone. */
  void asked(Found before, Optional<Found> now) {
    String key = before.device().fingerprint();
    if (now.isPresent()) {
      devices.replace(key, now.get());
    } else if (devices.remove(key, before)) {
      listener.left(before);
    }
  }

  /** In the order of their names. */
  List<Found> all() {
    return devices.values().stream()
        .sorted((a, b) -> a.device().alias().compareToIgnoreCase(b.device().alias()))
        .toList();
  }

  /** The device of that name, or whose fingerprint begins so, when exactly one is among these. */
  static Optional<Found> named(Collection<Found> among, String name) {
    String hex = name.toUpperCase(Locale.ROOT);
    Collection<Found> matching =
        among.stream()
            .filter(each ->
                each.device().alias().equalsIgnoreCase(name)
                    || (hex.length() >= LEAST_DIGITS
                        && each.device().fingerprint().startsWith(hex)))
            .toList();
    return matching.size() == 1 ? matching.stream().findFirst() : Optional.empty();
  }
}
