package sextant.chatcluster;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which lines of one server's clients were carried out: all up to a number, but some that still
 * wait. It stands in the log beside what the lines did, so whoever decides next knows which lines
 * must come again and which must not.
 *
 * @param front the run of the server that counts its lines
 * @param upTo the last line that came
 * @param open those before it that were not carried out yet
 */
record Heard(String front, long upTo, List<Long> open) {
  /** Nothing was heard of that server. */
  static final Heard NOTHING = new Heard("", 0, List.of());

  static Heard of(String front, long upTo, Collection<Long> open) {
    return new Heard(front, upTo, List.copyOf(open));
  }

  /** Whether that line of that run was carried out. */
  boolean has(String byFront, long number) {
    return front.equals(byFront) && number <= upTo && !open.contains(number);
  }

  /** As it stands in the log: a run's name has no space, comma or line end. */
  String text() {
    StringBuilder text = new StringBuilder(front).append(' ').append(upTo);
    open.forEach(number -> text.append(' ').append(number));
    return text.toString();
  }

  /** Reads it; nothing when there is none, or something that is no such text. */
  static Heard parse(String text) {
    String[] words = text.split(" ");
    if (words.length < 2) {
      return NOTHING;
    }
    try {
      List<Long> open = new ArrayList<>();
      for (int i = 2; i < words.length; i++) {
        open.add(Long.parseLong(words[i]));
      }
      return new Heard(words[0], Long.parseLong(words[1]), open);
    } catch (NumberFormatException noNumber) {
      return NOTHING;
    }
  }

  /** What was heard of all servers, by name. */
  static Map<String, Heard> parseAll(String text) {
    Map<String, Heard> all = new LinkedHashMap<>();
    for (String line : text.split("\n")) {
      int space = line.indexOf(' ');
      if (space > 0) {
        all.put(line.substring(0, space), parse(line.substring(space + 1)));
      }
    }
    return all;
  }

  /** The same as text. */
  static String text(Map<String, Heard> all) {
    StringBuilder text = new StringBuilder();
    all.forEach((node, heard) -> text.append(node).append(' ').append(heard.text()).append('\n'));
    return text.toString();
  }
}
