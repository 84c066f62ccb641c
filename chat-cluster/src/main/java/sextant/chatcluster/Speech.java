package sextant.chatcluster;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Which version of the servers' own messages goes to whom: each tells the others the newest one it
 * knows, and two servers speak the lower of theirs. So servers can be made new one after the other.
 * Used by the reactor's thread.
 *
 * <ul>
 *   <li>1: seats, questions to the one who decides, stores. Such a server tells no version.
 *   <li>2: also the questions {@code report} and {@code admit}.
 *   <li>3: also the question {@code prefer}.
 *   <li>4: also hears that it was taken out of the group.
 *   <li>5: also the question {@code stand}.
 * </ul>
 */
final class Speech {
  /** What this version of the program speaks. */
  static final int NEWEST = 5;

  private static final int OLDEST = 1;

  private final String name;
  private final int own;
  private final BiConsumer<String, byte[]> sender;
  private final Map<String, Integer> others = new HashMap<>();

  /** A server of that name, which speaks no newer than {@code own}. */
  Speech(String name, int own, BiConsumer<String, byte[]> sender) {
    this.name = name;
    this.own = own;
    this.sender = sender;
  }

  /** These can be reached: each is told what this one speaks. */
  void present(Set<String> names) {
    others.keySet().retainAll(names);
    if (own > OLDEST) {
      names.stream()
          .filter(each -> !each.equals(name))
          .forEach(each -> sender.accept(each, Parcel.bare(Parcel.SPEAKS, own)));
    }
  }

  /** Another one speaks that. */
  void heard(String from, long version) {
    others.put(from, Math.clamp(version, OLDEST, Integer.MAX_VALUE));
  }

  /** Whether it is known what that server speaks; the oldest ones never say. */
  boolean knows(String other) {
    return other.equals(name) || others.containsKey(other);
  }

  /** What is spoken with that server. */
  int with(String other) {
    return other.equals(name) ? own : Math.min(own, others.getOrDefault(other, OLDEST));
  }
}
