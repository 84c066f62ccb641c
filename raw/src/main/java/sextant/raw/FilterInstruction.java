package sextant.raw;

/**
 * One instruction of a classic BPF program (McCanne and Jacobson, 1993), as {@code struct
 * sock_filter} holds it.
 *
 * @param code operation, 16 bits
 * @param jumpTrue instructions to skip when a comparison holds, 8 bits
 * @param jumpFalse instructions to skip when it does not, 8 bits
 * @param operand the constant {@code k}, 32 bits
 */
public record FilterInstruction(int code, int jumpTrue, int jumpFalse, int operand) {
  static final int RETURN_CONSTANT = 0x06;

  /** An instruction without jumps. */
  public static FilterInstruction of(int code, int operand) {
    return new FilterInstruction(code, 0, 0, operand);
  }

  /** Ends the program: keep this many bytes of the packet; zero drops it. */
  public static FilterInstruction keep(int byteCount) {
    return of(RETURN_CONSTANT, byteCount);
  }
}
