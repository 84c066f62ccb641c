package sextant.packets.filter;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import sextant.raw.FilterInstruction;

/** The checks of the kernel (bpf_check_classic and check_load_and_stores in net/core/filter.c). */
final class BpfValidator {
  private static final int RETURN_CONSTANT = Bpf.RET | Bpf.K;
  private static final int RETURN_ACCUMULATOR = Bpf.RET | Bpf.A;
  private static final Set<Integer> CODES = codes();

  private BpfValidator() {}

  private static Set<Integer> codes() {
    IntStream loads =
        IntStream.of(Bpf.WORD, Bpf.HALF, Bpf.BYTE)
            .flatMap(size -> IntStream.of(size | Bpf.ABS, size | Bpf.IND));
    IntStream registers =
        IntStream.of(Bpf.LD, Bpf.LDX)
            .flatMap(load -> IntStream.of(load | Bpf.IMM, load | Bpf.MEM, load | Bpf.LEN));
    IntStream sources =
        IntStream.of(
                Bpf.ALU | Bpf.ADD,
                Bpf.ALU | Bpf.SUB,
                Bpf.ALU | Bpf.MUL,
                Bpf.ALU | Bpf.DIV,
                Bpf.ALU | Bpf.OR,
                Bpf.ALU | Bpf.AND,
                Bpf.ALU | Bpf.LSH,
                Bpf.ALU | Bpf.RSH,
                Bpf.ALU | Bpf.MOD,
                Bpf.ALU | Bpf.XOR,
                Bpf.JMP | Bpf.JEQ,
                Bpf.JMP | Bpf.JGT,
                Bpf.JMP | Bpf.JGE,
                Bpf.JMP | Bpf.JSET)
            .flatMap(code -> IntStream.of(code | Bpf.K, code | Bpf.X));
    IntStream others =
        IntStream.of(
            Bpf.LDX | Bpf.BYTE | Bpf.MSH,
            Bpf.ALU | Bpf.NEG,
            Bpf.JMP | Bpf.JA,
            Bpf.ST,
            Bpf.STX,
            RETURN_CONSTANT,
            RETURN_ACCUMULATOR,
            Bpf.MISC | Bpf.TAX,
            Bpf.MISC | Bpf.TXA);
    return IntStream.of(0)
        .flatMap(zero ->
            IntStream.concat(IntStream.concat(loads, registers), IntStream.concat(sources, others)))
        .boxed()
        .collect(Collectors.toUnmodifiableSet());
  }

  static void check(List<FilterInstruction> program) throws InvalidProgramException {
    int size = program.size();
    if (size == 0 || size > Bpf.MAX_INSTRUCTIONS) {
      throw new InvalidProgramException(size, "a program has 1 to 4096 instructions");
    }
    for (int i = 0; i < size; i++) {
      checkOne(program.get(i), i, size);
    }
    if ((program.getLast().code() & 7) != Bpf.RET) {
      throw new InvalidProgramException(size - 1, "the last instruction must return");
    }
    checkMemory(program);
  }

  private static void checkOne(FilterInstruction each, int index, int size)
      throws InvalidProgramException {
    int code = each.code();
    if (!CODES.contains(code)) {
      throw new InvalidProgramException(index, "unknown code 0x" + Integer.toHexString(code));
    }
    int kind = code & 7;
    int operation = code & 0xf0;
    int room = size - index - 1;
    boolean isConstant = (code & Bpf.X) == 0;
    if (kind == Bpf.JMP) {
      boolean isFar =
          operation == Bpf.JA
              ? Integer.compareUnsigned(each.operand(), room) >= 0
              : each.jumpTrue() >= room || each.jumpFalse() >= room;
      reject(isFar, index, "jump beyond the end");
      return;
    }
    boolean divides = operation == Bpf.DIV || operation == Bpf.MOD;
    boolean shifts = operation == Bpf.LSH || operation == Bpf.RSH;
    boolean computes = kind == Bpf.ALU && isConstant;
    reject(computes && divides && each.operand() == 0, index, "division by zero");
    reject(
        computes && shifts && Integer.compareUnsigned(each.operand(), 32) >= 0,
        index,
        "shift by 32 or more");
    reject(
        usesMemory(code) && Integer.compareUnsigned(each.operand(), Bpf.MEMORY_WORDS) >= 0,
        index,
        "no such memory word");
    boolean asksKernel = kind == Bpf.LD && (code & 0xe0) == Bpf.ABS && each.operand() < 0;
    reject(asksKernel && each.operand() < Bpf.ANCILLARY, index, "offset below zero");
  }

  private static boolean usesMemory(int code) {
    int kind = code & 7;
    boolean isLoad = kind == Bpf.LD || kind == Bpf.LDX;
    return kind == Bpf.ST || kind == Bpf.STX || (isLoad && (code & 0xe0) == Bpf.MEM);
  }

  private static void reject(boolean isWrong, int index, String reason)
      throws InvalidProgramException {
    if (isWrong) {
      throw new InvalidProgramException(index, reason);
    }
  }

  /** No memory word may be read that some way through the program has not written. */
  private static void checkMemory(List<FilterInstruction> program) throws InvalidProgramException {
    int[] written = new int[program.size()];
    Arrays.fill(written, 0xffff);
    int here = 0;
    for (int i = 0; i < program.size(); i++) {
      FilterInstruction each = program.get(i);
      int kind = each.code() & 7;
      here &= written[i];
      if (kind == Bpf.ST || kind == Bpf.STX) {
        here |= 1 << each.operand();
      } else if (usesMemory(each.code())) {
        reject((here & (1 << each.operand())) == 0, i, "memory read before it was written");
      } else if (kind == Bpf.JMP) {
        boolean isJump = (each.code() & 0xf0) == Bpf.JA;
        written[i + 1 + (isJump ? each.operand() : each.jumpTrue())] &= here;
        written[i + 1 + (isJump ? each.operand() : each.jumpFalse())] &= here;
        here = 0xffff;
      } else if (kind == Bpf.RET) {
        here = 0xffff;
      }
    }
  }
}
