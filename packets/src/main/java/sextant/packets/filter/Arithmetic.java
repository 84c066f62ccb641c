package sextant.packets.filter;

/** A number taken from a packet or computed from such numbers, 32 bits unsigned. */
sealed interface Arithmetic {
  /** A constant. */
  record Constant(int value) implements Arithmetic {}

  /** The length of the packet on the link. */
  record PacketLength() implements Arithmetic {}

  /** {@code size} bytes at {@code index} from the beginning of a header. */
  record Field(Header header, Arithmetic index, int size) implements Arithmetic {}

  /** Two numbers joined. */
  record Operation(Operator operator, Arithmetic left, Arithmetic right) implements Arithmetic {}

  /** Headers that a field can be taken from. */
  enum Header {
    ETHER,
    IP,
    IP6,
    ARP,
    TCP,
    UDP,
    ICMP,
    ICMP6,
    IGMP,
    SCTP
  }

  /** Operators, from the weakest binding to the strongest. */
  enum Operator {
    OR("|", 0, Bpf.OR),
    XOR("^", 0, Bpf.XOR),
    AND("&", 1, Bpf.AND),
    SHIFT_LEFT("<<", 2, Bpf.LSH),
    SHIFT_RIGHT(">>", 2, Bpf.RSH),
    PLUS("+", 3, Bpf.ADD),
    MINUS("-", 3, Bpf.SUB),
    TIMES("*", 4, Bpf.MUL),
    DIVIDED_BY("/", 4, Bpf.DIV),
    MODULO("%", 4, Bpf.MOD);

    private final String symbol;
    private final int precedence;
    private final int opcode;

    Operator(String symbol, int precedence, int opcode) {
      this.symbol = symbol;
      this.precedence = precedence;
      this.opcode = opcode;
    }

    String symbol() {
      return symbol;
    }

    int precedence() {
      return precedence;
    }

    int opcode() {
      return opcode;
    }

    static final int STRONGEST = 4;
  }
}
