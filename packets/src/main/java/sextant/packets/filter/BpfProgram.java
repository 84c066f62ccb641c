package sextant.packets.filter;

import java.util.List;
import sextant.raw.FilterInstruction;

/**
 * A checked classic BPF program. {@link #instructions} goes to the kernel, {@link #run} does the
 * same in Java for packets of a file; running is safe from any thread and allocates nothing.
 */
public final class BpfProgram {
  private final List<FilterInstruction> instructions;
  private final int[] codes;
  private final int[] yes;
  private final int[] no;
  private final int[] operands;
  private final boolean usesMemory;

  /** Checks the program as the kernel does. */
  public static BpfProgram of(List<FilterInstruction> instructions) throws InvalidProgramException {
    BpfValidator.check(instructions);
    return new BpfProgram(List.copyOf(instructions));
  }

  private BpfProgram(List<FilterInstruction> instructions) {
    this.instructions = instructions;
    codes = instructions.stream().mapToInt(FilterInstruction::code).toArray();
    yes = instructions.stream().mapToInt(FilterInstruction::jumpTrue).toArray();
    no = instructions.stream().mapToInt(FilterInstruction::jumpFalse).toArray();
    operands = instructions.stream().mapToInt(FilterInstruction::operand).toArray();
    usesMemory =
        instructions.stream()
            .anyMatch(each -> (each.code() & 7) == Bpf.ST || (each.code() & 7) == Bpf.STX);
  }

  /** The program as the kernel takes it. */
  public List<FilterInstruction> instructions() {
    return instructions;
  }

  /** Whether the program keeps this packet. */
  public boolean keeps(byte[] packet, int offset, int capturedLength, int originalLength) {
    return run(packet, offset, capturedLength, originalLength) != 0;
  }

  /**
   * Runs the program on bytes of an array.
   *
   * @param capturedLength bytes that are there; a load beyond them drops the packet
   * @param originalLength length on the link, which {@code len} means
   * @return how many bytes to keep, zero to drop the packet
   */
  public int run(byte[] packet, int offset, int capturedLength, int originalLength) {
    return new BpfMachine(packet, offset, capturedLength, originalLength, usesMemory)
        .run(codes, yes, no, operands);
  }

  /** The program as {@code tcpdump -d} prints it. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < instructions.size(); i++) {
      text.append(BpfListing.line(i, instructions.get(i))).append('\n');
    }
    return text.toString();
  }
}
