package sextant.chatcluster;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clients that are told the same again and again: who they are goes to their server once, then only
 * the number of their circle.
 */
final class Circles {
  /** How many are known at a time; another one takes the place of one before. */
  static final int COUNT = 256;

  /** Fewer are named each time. */
  static final int SMALLEST = 4;

  private final @Nullable List<SeatLink>[] known = empty();

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of lists has no other form
  private static @Nullable List<SeatLink>[] empty() {
    return new List[COUNT];
  }

  /** The number of the circle of these. */
  static int number(List<SeatLink> members) {
    long sum = members.getFirst().id() * 31 + members.getLast().id();
    return (int) ((sum * 31 + members.size()) & (COUNT - 1));
  }

  /** Whether the circle of that number has these members; from now on it has. */
  boolean isKnown(int number, List<SeatLink> members) {
    List<SeatLink> before = known[number];
    known[number] = members;
    return before != null && before.equals(members);
  }
}
