package sextant.packets.filter;

/** One run of a checked program over one packet; lives on the stack when the compiler is done. */
final class BpfMachine {
  private static final int[] NO_MEMORY = new int[0];
  private static final int DROP = 0;

  private final byte[] packet;
  private final int offset;
  private final int length;
  private final int originalLength;
  private final int[] memory;
  // Set by a load that found nothing there: the packet is dropped.
  private boolean isBeyond;

  BpfMachine(
      byte[] packet, int offset, int capturedLength, int originalLength, boolean usesMemory) {
    this.packet = packet;
    this.offset = offset;
    this.length = capturedLength;
    this.originalLength = originalLength;
    this.memory = usesMemory ? new int[Bpf.MEMORY_WORDS] : NO_MEMORY;
  }

  int run(int[] codes, int[] yes, int[] no, int[] operands) {
    int a = 0;
    int x = 0;
    for (int at = 0; ; at++) {
      int code = codes[at];
      int k = operands[at];
      switch (code & 7) {
        case Bpf.LD -> a = load(code, k, x);
        case Bpf.LDX -> x = loadIndex(code, k);
        case Bpf.JMP -> at += jump(code, a, x, k, yes[at], no[at]);
        case Bpf.ALU -> a = compute(code, a, (code & Bpf.X) != 0 ? x : k);
        case Bpf.ST -> memory[k] = a;
        case Bpf.STX -> memory[k] = x;
        case Bpf.MISC -> {
          if (code == (Bpf.MISC | Bpf.TXA)) {
            a = x;
          } else {
            x = a;
          }
        }
        default -> {
          return (code & Bpf.A) != 0 ? a : k;
        }
      }
      if (isBeyond) {
        return DROP;
      }
    }
  }

  private static int jump(int code, int a, int x, int k, int yes, int no) {
    int operand = (code & Bpf.X) != 0 ? x : k;
    return switch (code & 0xf0) {
      case Bpf.JA -> k;
      case Bpf.JEQ -> a == operand ? yes : no;
      case Bpf.JGT -> Integer.compareUnsigned(a, operand) > 0 ? yes : no;
      case Bpf.JGE -> Integer.compareUnsigned(a, operand) >= 0 ? yes : no;
      default -> (a & operand) != 0 ? yes : no;
    };
  }

  private int load(int code, int k, int x) {
    return switch (code & 0xe0) {
      case Bpf.ABS -> k < 0 ? ancillary(k) : bytes(code, k);
      case Bpf.IND -> bytes(code, x + k);
      case Bpf.MEM -> memory[k];
      case Bpf.LEN -> originalLength;
      default -> k;
    };
  }

  // A file keeps VLAN tags in the bytes, so beside the packet there is none.
  private int ancillary(int k) {
    boolean isTag = k == Bpf.ANCILLARY_VLAN_TAG || k == Bpf.ANCILLARY_VLAN_TAG_PRESENT;
    isBeyond = !isTag;
    return 0;
  }

  private int bytes(int code, int index) {
    int size = code & 0x18;
    int count = size == Bpf.WORD ? 4 : size == Bpf.HALF ? 2 : 1;
    if (index < 0 || index > length - count) {
      isBeyond = true;
      return 0;
    }
    int at = offset + index;
    return switch (size) {
      case Bpf.WORD -> sextant.wire.Octets.i32(packet, at);
      case Bpf.HALF -> sextant.wire.Octets.u16(packet, at);
      default -> packet[at] & 0xff;
    };
  }

  private int loadIndex(int code, int k) {
    return switch (code & 0xe0) {
      case Bpf.MSH -> 4 * (bytes(Bpf.BYTE, k) & 0xf);
      case Bpf.MEM -> memory[k];
      case Bpf.LEN -> originalLength;
      default -> k;
    };
  }

  private int compute(int code, int a, int operand) {
    return switch (code & 0xf0) {
      case Bpf.ADD -> a + operand;
      case Bpf.SUB -> a - operand;
      case Bpf.MUL -> a * operand;
      case Bpf.OR -> a | operand;
      case Bpf.AND -> a & operand;
      case Bpf.XOR -> a ^ operand;
      case Bpf.LSH -> a << operand;
      case Bpf.RSH -> a >>> operand;
      case Bpf.NEG -> -a;
      default -> divide(code, a, operand);
    };
  }

  // The kernel drops a packet that makes a program divide by zero.
  private int divide(int code, int a, int operand) {
    if (operand == 0) {
      isBeyond = true;
      return 0;
    }
    return (code & 0xf0) == Bpf.DIV
        ? Integer.divideUnsigned(a, operand)
        : Integer.remainderUnsigned(a, operand);
  }
}
