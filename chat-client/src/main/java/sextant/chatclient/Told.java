package sextant.chatclient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects what changed until the network's thread has nothing to do, then tells it at once. */
final class Told {
  private final NetworkListener listener;
  private final Map<Place, List<Line>> added = new LinkedHashMap<>();
  private final Map<Place, Map<String, Line>> changed = new LinkedHashMap<>();
  private final Set<Place> reloaded = new LinkedHashSet<>();
  private final Set<Place> members = new LinkedHashSet<>();
  private final Set<Place> typing = new LinkedHashSet<>();
  private boolean placesChanged;

  Told(NetworkListener listener) {
    this.listener = listener;
  }

  void added(Place place, Line line) {
    added.computeIfAbsent(place, p -> new ArrayList<>()).add(line);
    placesChanged = true;
  }

  void changed(Place place, Line line) {
    changed.computeIfAbsent(place, p -> new LinkedHashMap<>()).put(line.key(), line);
  }

  void reloaded(Place place) {
    reloaded.add(place);
    placesChanged = true;
  }

  void members(Place place) {
    members.add(place);
    placesChanged = true;
  }

  void typing(Place place) {
    typing.add(place);
  }

  void places() {
    placesChanged = true;
  }

  /**
   * Tells everything; a place that is to be read again needs no single lines, but what became of
   * our own words is told in any case: somebody may wait for just that.
   */
  void flush(Session session) {
    if (placesChanged) {
      placesChanged = false;
      listener.places(session.views());
    }
    added.forEach((place, lines) -> {
      if (reloaded.contains(place)) {
        listener.linesAmongOlder(place.name, List.copyOf(lines));
      } else {
        listener.linesAdded(place.name, List.copyOf(lines), true);
      }
    });
    reloaded.forEach(place -> listener.linesReloaded(place.name));
    changed.forEach((place, lines) ->
        lines.values().stream()
            .filter(line -> line.isOwn() || !reloaded.contains(place))
            .forEach(line -> listener.lineChanged(place.name, line)));
    members.forEach(place -> listener.members(place.name));
    typing.forEach(place -> listener.typing(place.name, session.typing(place)));
    added.clear();
    changed.clear();
    reloaded.clear();
    members.clear();
    typing.clear();
  }
}
