package sextant.chat.log;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is durable about a room.
 *
 * @param name as it was first written
 * @param madeMillis when it was made; its history begins there
 * @param topic the topic, or one with an empty text
 * @param modes letters with their values, empty for those without
 * @param lists masks by list letter
 * @param founder the account that owns it, empty for none
 * @param ranks membership modes by folded account
 * @param kept members that are always on, with their modes
 */
public record RoomFacts(
    String name,
    long madeMillis,
    Topic topic,
    Map<String, String> modes,
    Map<String, List<Listed>> lists,
    String founder,
    Map<String, String> ranks,
    Map<String, String> kept) {

  /** A topic and who set it when. */
  public record Topic(String text, String by, long millis) {
    /** No topic. */
    public static final Topic NONE = new Topic("", "", 0);
  }

  /** A mask on a list and who put it there when. */
  public record Listed(String mask, String by, long millis) {}

  /** A new room. */
  public static RoomFacts of(String name, long millis) {
    return new RoomFacts(name, millis, Topic.NONE, Map.of(), Map.of(), "", Map.of(), Map.of());
  }

  /** Whether a mode is set. */
  public boolean has(char letter) {
    return modes.containsKey(String.valueOf(letter));
  }

  /** The value of a mode, empty when it is not set. */
  public String value(char letter) {
    return modes.getOrDefault(String.valueOf(letter), "");
  }

  /** The masks on a list. */
  public List<Listed> list(char letter) {
    return lists.getOrDefault(String.valueOf(letter), List.of());
  }

  RoomFacts renamed(String next) {
    return new RoomFacts(next, madeMillis, topic, modes, lists, founder, ranks, kept);
  }

  RoomFacts withTopic(Topic next) {
    return new RoomFacts(name, madeMillis, next, modes, lists, founder, ranks, kept);
  }

  RoomFacts withMode(String letter, boolean adding, String value) {
    Map<String, String> next = with(modes, letter, adding ? value : null);
    return new RoomFacts(name, madeMillis, topic, next, lists, founder, ranks, kept);
  }

  RoomFacts withFounder(String next) {
    return new RoomFacts(name, madeMillis, topic, modes, lists, next, ranks, kept);
  }

  RoomFacts withRank(String account, String letters) {
    Map<String, String> next = with(ranks, account, letters.isEmpty() ? null : letters);
    return new RoomFacts(name, madeMillis, topic, modes, lists, founder, next, kept);
  }

  RoomFacts withKept(String account, @Nullable String letters) {
    Map<String, String> next = with(kept, account, letters);
    return new RoomFacts(name, madeMillis, topic, modes, lists, founder, ranks, next);
  }

  RoomFacts withListed(String letter, boolean adding, Listed listed) {
    List<Listed> masks = new ArrayList<>(lists.getOrDefault(letter, List.of()));
    masks.removeIf(each -> each.mask().equals(listed.mask()));
    if (adding) {
      masks.add(listed);
    }
    Map<String, List<Listed>> next = new TreeMap<>(lists);
    next.put(letter, List.copyOf(masks));
    return new RoomFacts(
        name, madeMillis, topic, modes, Collections.unmodifiableMap(next), founder, ranks, kept);
  }

  private static Map<String, String> with(
      Map<String, String> map, String key, @Nullable String value) {
    Map<String, String> next = new LinkedHashMap<>(map);
    if (value == null) {
      next.remove(key);
    } else {
      next.put(key, value);
    }
    return Collections.unmodifiableMap(next);
  }
}
