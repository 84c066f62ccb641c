package sextant.packets.filter;

import java.util.Locale;
import sextant.raw.FilterInstruction;

/** Writes instructions in the assembly of McCanne and Jacobson. */
final class BpfListing {
  private static final String[] ALU_NAMES = {
    "add", "sub", "mul", "div", "or", "and", "lsh", "rsh", "neg", "mod", "xor"
  };
  private static final String[] JUMP_NAMES = {"ja", "jeq", "jgt", "jge", "jset"};

  private BpfListing() {}

  static String line(int index, FilterInstruction each) {
    int code = each.code();
    int k = each.operand();
    String hex = "#0x" + Integer.toHexString(k);
    String value = (code & Bpf.X) != 0 ? "x" : hex;
    int operation = (code & 0xf0) >> 4;
    String text =
        switch (code & 7) {
          case Bpf.LD -> "ld" + size(code) + " " + place(code, k);
          case Bpf.LDX -> "ldx" + size(code) + " " + place(code, k);
          case Bpf.ST -> "st M[" + k + "]";
          case Bpf.STX -> "stx M[" + k + "]";
          case Bpf.ALU -> ALU_NAMES[operation] + (operation == Bpf.NEG >> 4 ? "" : " " + value);
          case Bpf.JMP -> jump(index, each, JUMP_NAMES[operation], value);
          case Bpf.RET -> (code & Bpf.A) != 0 ? "ret a" : "ret #" + Integer.toUnsignedString(k);
          default -> code == (Bpf.MISC | Bpf.TXA) ? "txa" : "tax";
        };
    return String.format(Locale.ROOT, "(%03d) %s", index, text);
  }

  private static String jump(int index, FilterInstruction each, String name, String value) {
    if (name.equals("ja")) {
      return "ja " + (index + 1 + each.operand());
    }
    int yes = index + 1 + each.jumpTrue();
    int no = index + 1 + each.jumpFalse();
    return String.format(Locale.ROOT, "%-4s %-16s jt %d\tjf %d", name, value, yes, no);
  }

  private static String size(int code) {
    boolean isPacket = (code & 0xe0) == Bpf.ABS || (code & 0xe0) == Bpf.IND;
    boolean isHeaderLength = (code & 0xe0) == Bpf.MSH;
    int size = code & 0x18;
    return isHeaderLength || (isPacket && size == Bpf.BYTE)
        ? "b"
        : (isPacket && size == Bpf.HALF) ? "h" : "";
  }

  private static String place(int code, int k) {
    return switch (code & 0xe0) {
      case Bpf.ABS -> k < 0 ? "[ancillary " + (k - Bpf.ANCILLARY) + "]" : "[" + k + "]";
      case Bpf.IND -> "[x + " + k + "]";
      case Bpf.MEM -> "M[" + k + "]";
      case Bpf.LEN -> "#pktlen";
      case Bpf.MSH -> "4*([" + k + "]&0xf)";
      default -> "#0x" + Integer.toHexString(k);
    };
  }
}
