package sextant.packets.filter;

/** A BPF program that the kernel would refuse, with the instruction at fault. */
public final class InvalidProgramException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidProgramException(int instruction, String reason) {
    super("instruction " + instruction + ": " + reason);
  }
}
