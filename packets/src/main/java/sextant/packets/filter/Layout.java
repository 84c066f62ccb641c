package sextant.packets.filter;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.Set;
import sextant.packets.filter.Decision.Branch;
import sextant.packets.filter.Decision.Verdict;
import sextant.raw.FilterInstruction;

/**
 * Puts a decision graph into a row of instructions. Built from the last instruction to the first,
 * so that every jump, which may only go forward, knows its target.
 */
final class Layout {
  private static final int LONGEST_JUMP = 255;

  private final List<FilterInstruction> reversed = new ArrayList<>();
  private final Map<Decision, Integer> startFromEnd = new HashMap<>();

  private Layout() {}

  static List<FilterInstruction> instructions(Decision root) {
    List<Decision> order = forwardOrder(root);
    Set<Branch> loaded = branchesWithNumberAtHand(order);
    Layout layout = new Layout();
    for (Decision each : order.reversed()) {
      switch (each) {
        case Verdict verdict -> layout.end(verdict);
        case Branch branch -> layout.branch(branch, loaded.contains(branch));
      }
    }
    return List.copyOf(layout.reversed.reversed());
  }

  /** Every decision before all that it leads to: the reverse of the order in which they end. */
  private static List<Decision> forwardOrder(Decision root) {
    SequencedSet<Decision> ended = new LinkedHashSet<>();
    Set<Decision> entered = new HashSet<>();
    Deque<Decision> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Decision top = open.peek();
      boolean isNew = entered.add(top);
      if (isNew && top instanceof Branch branch) {
        open.push(branch.no());
        open.push(branch.yes());
        continue;
      }
      open.pop();
      ended.add(top);
    }
    return List.copyOf(ended.reversed());
  }

  /** Branches that are only reached with their number already in the accumulator. */
  private static Set<Branch> branchesWithNumberAtHand(List<Decision> order) {
    Map<Decision, Set<List<FilterInstruction>>> arriving = new HashMap<>();
    arriving.computeIfAbsent(order.getFirst(), key -> new HashSet<>()).add(List.of());
    for (Decision each : order) {
      if (each instanceof Branch branch) {
        arriving.computeIfAbsent(branch.yes(), key -> new HashSet<>()).add(branch.loads());
        arriving.computeIfAbsent(branch.no(), key -> new HashSet<>()).add(branch.loads());
      }
    }
    Set<Branch> atHand = new HashSet<>();
    for (Decision each : order) {
      if (each instanceof Branch branch
          && arriving.getOrDefault(branch, Set.of()).equals(Set.of(branch.loads()))) {
        atHand.add(branch);
      }
    }
    return atHand;
  }

  private void end(Verdict verdict) {
    reversed.add(FilterInstruction.keep(verdict == Verdict.KEEP ? Bpf.WHOLE_PACKET : 0));
    startFromEnd.put(verdict, reversed.size());
  }

  private void branch(Branch branch, boolean isLoaded) {
    int no = reachable(start(branch.no()), LONGEST_JUMP - 1);
    int yes = reachable(start(branch.yes()), LONGEST_JUMP);
    int end = reversed.size();
    reversed.add(
        new FilterInstruction(Bpf.JMP | branch.jump(), end - yes, end - no, branch.operand()));
    if (!isLoaded) {
      reversed.addAll(branch.loads().reversed());
    }
    startFromEnd.put(branch, reversed.size());
  }

  private int start(Decision target) {
    Integer start = startFromEnd.get(target);
    if (start == null) {
      throw new IllegalStateException("bug: a jump backwards");
    }
    return start;
  }

  /** The start itself when it is near enough, else that of a jump to it, written now. */
  private int reachable(int start, int longest) {
    int distance = reversed.size() - start;
    if (distance <= longest) {
      return start;
    }
    reversed.add(FilterInstruction.of(Bpf.JMP | Bpf.JA, distance));
    return reversed.size();
  }
}
