package sextant.packets.filter;

import java.util.List;
import sextant.raw.FilterInstruction;

/** A node of the decision graph that a filter becomes before it is a row of instructions. */
sealed interface Decision {
  /** The end: keep the packet or not. */
  enum Verdict implements Decision {
    KEEP,
    DROP
  }

  /**
   * Loads a number and compares it. Equal branches are the same object, made by {@link
   * DecisionGraph} only, so identity is equality.
   */
  final class Branch implements Decision {
    private final List<FilterInstruction> loads;
    private final int jump;
    private final int operand;
    private final Decision yes;
    private final Decision no;

    Branch(List<FilterInstruction> loads, int jump, int operand, Decision yes, Decision no) {
      this.loads = loads;
      this.jump = jump;
      this.operand = operand;
      this.yes = yes;
      this.no = no;
    }

    /** Instructions that bring the number into the accumulator, all of them every time. */
    List<FilterInstruction> loads() {
      return loads;
    }

    /** JEQ, JGT, JGE or JSET with K or X. */
    int jump() {
      return jump;
    }

    int operand() {
      return operand;
    }

    Decision yes() {
      return yes;
    }

    Decision no() {
      return no;
    }
  }
}
