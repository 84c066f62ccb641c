package sextant.chatclient;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Collects what changed until the network's thread has nothing to do, then tells it at once. */
final class Told {
  private final NetworkListener listener;
  private final Map<Place, Course> courses = new LinkedHashMap<>();
  private final Map<Place, Map<String, Line>> changed = new LinkedHashMap<>();
  private final Set<Place> reloaded = new LinkedHashSet<>();
  private final Set<Place> members = new LinkedHashSet<>();
  private final Set<Place> typing = new LinkedHashSet<>();
  private boolean placesChanged;

  Told(NetworkListener listener) {
    this.listener = listener;
  }

  void added(Place place, Line line) {
    course(place).lines.add(line);
    placesChanged = true;
  }

  void changed(Place place, Line line) {
    if (line.isOwn()) {
      Course course = course(place);
      course.own.computeIfAbsent(course.lines.size(), _ -> new ArrayList<>()).add(line);
    } else {
      changed.computeIfAbsent(place, p -> new LinkedHashMap<>()).put(line.key(), line);
    }
  }

  private Course course(Place place) {
    return courses.computeIfAbsent(place, _ -> new Course());
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
   * our own words is told in any case, and in its turn: somebody may wait for just that.
   */
  void flush(Session session) {
    if (placesChanged) {
      placesChanged = false;
      listener.places(session.views());
    }
    courses.forEach(this::tell);
    reloaded.forEach(place -> listener.linesReloaded(place.name));
    changed.forEach((place, lines) -> {
      if (!reloaded.contains(place)) {
        lines.values().forEach(line -> listener.lineChanged(place.name, line));
      }
    });
    members.forEach(place -> listener.members(place.name));
    typing.forEach(place -> listener.typing(place.name, session.typing(place)));
    courses.clear();
    changed.clear();
    reloaded.clear();
    members.clear();
    typing.clear();
  }

  private void tell(Place place, Course course) {
    int from = 0;
    for (Map.Entry<Integer, List<Line>> own : course.own.entrySet()) {
      tell(place, course.lines.subList(from, own.getKey()));
      own.getValue().forEach(line -> listener.lineChanged(place.name, line));
      from = own.getKey();
    }
    tell(place, course.lines.subList(from, course.lines.size()));
  }

  private void tell(Place place, List<Line> lines) {
    if (lines.isEmpty()) {
      return;
    }
    if (reloaded.contains(place)) {
      listener.linesAmongOlder(place.name, List.copyOf(lines));
    } else {
      listener.linesAdded(place.name, List.copyOf(lines), true);
    }
  }

  /** What happened in one place, in its order. */
  private static final class Course {
    private final List<Line> lines = new ArrayList<>();

    /** What became of our own words, by the number of lines that had come before. */
    private final SortedMap<Integer, List<Line>> own = new TreeMap<>();
  }
}
