package sextant.packets.filter;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import sextant.packets.filter.Decision.Branch;
import sextant.raw.FilterInstruction;

/** Makes branches, each different one once. */
final class DecisionGraph {
  private record Key(
      List<FilterInstruction> loads, int jump, int operand, Decision yes, Decision no) {}

  private final Map<Key, Branch> branches = new HashMap<>();

  /** A branch on a constant; nothing to decide when both ways are the same. */
  Decision branch(List<FilterInstruction> loads, int jump, int operand, Decision yes, Decision no) {
    if (yes == no) {
      return yes;
    }
    return branches.computeIfAbsent(
        new Key(loads, jump, operand, yes, no),
        key -> new Branch(key.loads, key.jump, key.operand, key.yes, key.no));
  }

  /** Whether the bytes at this offset equal the number. */
  Decision equal(int size, int offset, int number, Decision yes, Decision no) {
    return branch(List.of(Bpf.loadAbsolute(size, offset)), Bpf.JEQ, number, yes, no);
  }

  /** Whether the bytes under a mask equal the number; a mask of ones needs no instruction. */
  Decision maskedEqual(int offset, int mask, int number, Decision yes, Decision no) {
    if (mask == 0) {
      return yes;
    }
    if (mask == -1) {
      return equal(Bpf.WORD, offset, number, yes, no);
    }
    return branch(
        List.of(Bpf.loadAbsolute(Bpf.WORD, offset), Bpf.alu(Bpf.AND, mask)),
        Bpf.JEQ,
        number,
        yes,
        no);
  }
}
