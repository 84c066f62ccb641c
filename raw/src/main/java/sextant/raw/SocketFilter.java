package sextant.raw;

import java.util.ArrayList;
import java.util.List;

/** Hands classic BPF programs to the kernel, and makes the ones that ICMP sockets need. */
final class SocketFilter {
  private static final int SO_ATTACH_FILTER = 26;
  private static final int HEADER_BYTES = 16;
  private static final int INSTRUCTION_BYTES = 8;
  private static final int LOAD_BYTE = 0x30;
  private static final int LOAD_HALF = 0x28;
  private static final int LOAD_BYTE_INDEXED = 0x50;
  private static final int LOAD_HALF_INDEXED = 0x48;
  private static final int LOAD_IPV4_HEADER_LENGTH = 0xb1;
  private static final int JUMP_IF_EQUAL = 0x15;
  private static final int EVERYTHING = 0x40000;

  private SocketFilter() {}

  /** Returns zero or {@code -errno}. */
  static int attach(LibC libC, int fd, List<FilterInstruction> program) {
    NativeBytes memory = NativeBytes.allocate(HEADER_BYTES + program.size() * INSTRUCTION_BYTES);
    memory.bytes().putShort(0, (short) program.size());
    memory.bytes().putLong(8, memory.address() + HEADER_BYTES).position(HEADER_BYTES);
    for (FilterInstruction instruction : program) {
      memory
          .bytes()
          .putShort((short) instruction.code())
          .put((byte) instruction.jumpTrue())
          .put((byte) instruction.jumpFalse())
          .putInt(instruction.operand());
    }
    return libC.setOption(fd, Abi.LINUX.solSocket(), SO_ATTACH_FILTER, memory, HEADER_BYTES);
  }

  /**
   * The same program keeping at most {@code snapLength} bytes; an empty program keeps everything.
   */
  static List<FilterInstruction> limited(List<FilterInstruction> program, int snapLength) {
    if (program.isEmpty()) {
      return List.of(FilterInstruction.keep(snapLength));
    }
    List<FilterInstruction> limited = new ArrayList<>(program.size());
    for (FilterInstruction each : program) {
      boolean keepsTooMuch =
          each.code() == FilterInstruction.RETURN_CONSTANT
              && Integer.compareUnsigned(each.operand(), snapLength) > 0;
      limited.add(keepsTooMuch ? FilterInstruction.keep(snapLength) : each);
    }
    return limited;
  }

  /**
   * Keeps only echo replies with this identifier. A raw IPv4 socket sees the IP header first; a raw
   * socket on loopback would otherwise see its own requests, and every ping's replies.
   */
  static List<FilterInstruction> echoReplies(boolean isIpv6, int identifier) {
    FilterInstruction drop = FilterInstruction.keep(0);
    FilterInstruction keep = FilterInstruction.keep(EVERYTHING);
    if (isIpv6) {
      return List.of(
          FilterInstruction.of(LOAD_BYTE, 0),
          new FilterInstruction(JUMP_IF_EQUAL, 0, 3, 129),
          FilterInstruction.of(LOAD_HALF, 4),
          new FilterInstruction(JUMP_IF_EQUAL, 0, 1, identifier),
          keep,
          drop);
    }
    return List.of(
        FilterInstruction.of(LOAD_IPV4_HEADER_LENGTH, 0),
        FilterInstruction.of(LOAD_BYTE_INDEXED, 0),
        new FilterInstruction(JUMP_IF_EQUAL, 0, 3, 0),
        FilterInstruction.of(LOAD_HALF_INDEXED, 4),
        new FilterInstruction(JUMP_IF_EQUAL, 0, 1, identifier),
        keep,
        drop);
  }
}
