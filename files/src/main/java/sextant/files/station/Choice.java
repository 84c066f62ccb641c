package sextant.files.station;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import sextant.files.Decision;
import sextant.words.FailureException;

/**
 * What of an offer somebody takes who says yes.
 *
 * @param wanted the files, by their ids; empty for all of them
 * @param names other names, with slashes, by the id of the file
 */
public record Choice(Set<String> wanted, Map<String, String> names) {
  /** Everything under its own name. */
  public static final Choice ALL = new Choice(Set.of(), Map.of());

  /** Keeps copies. */
  public Choice {
    wanted = Set.copyOf(wanted);
    names = Map.copyOf(names);
  }

  /** A yes with what was chosen, into the folder of that yes. */
  Decision.Accept of(Decision.Accept yes) {
    Decision.Accept chosen = wanted.isEmpty() ? yes : Decision.Accept.only(wanted);
    return new Decision.Accept(chosen.wanted(), yes.folder(), names);
  }

  Line in(Line line) {
    List<String> pairs = new ArrayList<>();
    names.forEach((id, name) -> pairs.addAll(List.of(id, name)));
    return line.with("wanted", List.copyOf(wanted)).with("names", pairs);
  }

  static Choice of(Line line) throws FailureException {
    List<String> pairs = line.texts("names");
    if (pairs.size() % 2 != 0) {
      throw Line.wrong("a file without its name");
    }
    Map<String, String> names = new LinkedHashMap<>();
    for (int i = 0; i < pairs.size(); i += 2) {
      names.put(pairs.get(i), pairs.get(i + 1));
    }
    return new Choice(Set.copyOf(line.texts("wanted")), names);
  }
}
