package sextant.packets.filter;

import sextant.raw.FilterInstruction;

/** Numbers of the classic BPF machine (McCanne and Jacobson, 1993; linux/filter.h). */
final class Bpf {
  static final int LD = 0x00;
  static final int LDX = 0x01;
  static final int ST = 0x02;
  static final int STX = 0x03;
  static final int ALU = 0x04;
  static final int JMP = 0x05;
  static final int RET = 0x06;
  static final int MISC = 0x07;

  static final int WORD = 0x00;
  static final int HALF = 0x08;
  static final int BYTE = 0x10;

  static final int IMM = 0x00;
  static final int ABS = 0x20;
  static final int IND = 0x40;
  static final int MEM = 0x60;
  static final int LEN = 0x80;
  static final int MSH = 0xa0;

  static final int ADD = 0x00;
  static final int SUB = 0x10;
  static final int MUL = 0x20;
  static final int DIV = 0x30;
  static final int OR = 0x40;
  static final int AND = 0x50;
  static final int LSH = 0x60;
  static final int RSH = 0x70;
  static final int NEG = 0x80;
  static final int MOD = 0x90;
  static final int XOR = 0xa0;

  static final int JA = 0x00;
  static final int JEQ = 0x10;
  static final int JGT = 0x20;
  static final int JGE = 0x30;
  static final int JSET = 0x40;

  /** Operand from the constant. */
  static final int K = 0x00;

  /** Operand from the index register. */
  static final int X = 0x08;

  /** For returns: the accumulator. */
  static final int A = 0x10;

  static final int TAX = 0x00;
  static final int TXA = 0x80;

  /** Words of scratch memory. */
  static final int MEMORY_WORDS = 16;

  /** Most instructions the kernel takes (BPF_MAXINSNS). */
  static final int MAX_INSTRUCTIONS = 4096;

  /** Loads at and above this offset ask the kernel about the packet (SKF_AD_OFF). */
  static final int ANCILLARY = -0x1000;

  static final int ANCILLARY_PROTOCOL = ANCILLARY;
  static final int ANCILLARY_VLAN_TAG = ANCILLARY + 44;
  static final int ANCILLARY_VLAN_TAG_PRESENT = ANCILLARY + 48;

  /** What an accepting program returns: more bytes than any packet has. */
  static final int WHOLE_PACKET = 0x40000;

  private Bpf() {}

  static FilterInstruction loadAbsolute(int size, int offset) {
    return FilterInstruction.of(LD | size | ABS, offset);
  }

  static FilterInstruction loadIndexed(int size, int offset) {
    return FilterInstruction.of(LD | size | IND, offset);
  }

  /** The length of the IPv4 header at this offset goes to the index register. */
  static FilterInstruction loadHeaderLength(int offset) {
    return FilterInstruction.of(LDX | BYTE | MSH, offset);
  }

  static FilterInstruction alu(int operation, int operand) {
    return FilterInstruction.of(ALU | operation | K, operand);
  }

  static FilterInstruction aluIndex(int operation) {
    return FilterInstruction.of(ALU | operation | X, 0);
  }

  static int sizeCode(int byteCount) {
    return byteCount == 1 ? BYTE : byteCount == 2 ? HALF : WORD;
  }
}
