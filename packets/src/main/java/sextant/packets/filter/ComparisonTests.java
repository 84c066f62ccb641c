package sextant.packets.filter;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sextant.packets.filter.Arithmetic.Constant;
import sextant.packets.filter.Arithmetic.Field;
import sextant.packets.filter.Arithmetic.Header;
import sextant.packets.filter.Arithmetic.Operation;
import sextant.packets.filter.Arithmetic.PacketLength;
import sextant.raw.FilterInstruction;

/** Comparisons of numbers computed from header fields. */
final class ComparisonTests {
  private final DecisionGraph graph;
  private final LinkTests link;

  ComparisonTests(DecisionGraph graph, LinkTests link) {
    this.graph = graph;
    this.link = link;
  }

  Decision comparison(Expression.Comparison test, Frame frame, Decision yes, Decision no)
      throws UnsuitedLinkException {
    List<FilterInstruction> code = new ArrayList<>();
    int operand = 0;
    int source = Bpf.K;
    evaluate(test.left(), frame, 0, code);
    if (test.right() instanceof Constant constant) {
      operand = constant.value();
    } else {
      source = Bpf.X;
      code.add(FilterInstruction.of(Bpf.ST, 0));
      evaluate(test.right(), frame, 1, code);
      code.add(FilterInstruction.of(Bpf.MISC | Bpf.TAX, 0));
      code.add(FilterInstruction.of(Bpf.LD | Bpf.MEM, 0));
    }
    List<FilterInstruction> loads = List.copyOf(code);
    Decision decision =
        switch (test.relation()) {
          case EQUAL -> graph.branch(loads, Bpf.JEQ | source, operand, yes, no);
          case UNEQUAL -> graph.branch(loads, Bpf.JEQ | source, operand, no, yes);
          case GREATER -> graph.branch(loads, Bpf.JGT | source, operand, yes, no);
          case AT_MOST -> graph.branch(loads, Bpf.JGT | source, operand, no, yes);
          case AT_LEAST -> graph.branch(loads, Bpf.JGE | source, operand, yes, no);
          case LESS -> graph.branch(loads, Bpf.JGE | source, operand, no, yes);
        };
    Set<Header> headers = EnumSet.noneOf(Header.class);
    collectHeaders(test.left(), headers);
    collectHeaders(test.right(), headers);
    for (Header header : headers) {
      decision = present(header, frame, decision, no);
    }
    return decision;
  }

  private static void collectHeaders(Arithmetic number, Set<Header> headers) {
    switch (number) {
      case Constant c -> {}
      case PacketLength l -> {}
      case Field field -> {
        headers.add(field.header());
        collectHeaders(field.index(), headers);
      }
      case Operation operation -> {
        collectHeaders(operation.left(), headers);
        collectHeaders(operation.right(), headers);
      }
    }
  }

  private Decision present(Header header, Frame frame, Decision yes, Decision no)
      throws UnsuitedLinkException {
    return switch (header) {
      case ETHER -> {
        if (frame.link() != LinkLayer.ETHERNET) {
          throw new UnsuitedLinkException(FilterWord.ETHER.text());
        }
        yield yes;
      }
      case IP -> link.type(frame, Protocols.ETHERTYPE_IP, yes, no);
      case IP6 -> link.type(frame, Protocols.ETHERTYPE_IP6, yes, no);
      case ARP -> link.type(frame, Protocols.ETHERTYPE_ARP, yes, no);
      case TCP -> link.ipPayload(frame, Protocols.TCP, yes, no);
      case UDP -> link.ipPayload(frame, Protocols.UDP, yes, no);
      case ICMP -> link.ipPayload(frame, Protocols.ICMP, yes, no);
      case IGMP -> link.ipPayload(frame, Protocols.IGMP, yes, no);
      case SCTP -> link.ipPayload(frame, Protocols.SCTP, yes, no);
      case ICMP6 -> link.ip6Payload(frame, Protocols.ICMP6, yes, no);
    };
  }

  /** Leaves the number in the accumulator; scratch words from {@code free} on may be used. */
  private void evaluate(Arithmetic number, Frame frame, int free, List<FilterInstruction> code) {
    switch (number) {
      case Constant constant -> code.add(FilterInstruction.of(Bpf.LD | Bpf.IMM, constant.value()));
      case PacketLength length -> code.add(FilterInstruction.of(Bpf.LD | Bpf.LEN, 0));
      case Field field -> field(field, frame, free, code);
      case Operation operation -> operation(operation, frame, free, code);
    }
  }

  private void operation(Operation operation, Frame frame, int free, List<FilterInstruction> code) {
    evaluate(operation.left(), frame, free, code);
    int opcode = operation.operator().opcode();
    boolean isShift = opcode == Bpf.LSH || opcode == Bpf.RSH;
    if (operation.right() instanceof Constant constant) {
      boolean shiftsAllOut = isShift && Integer.compareUnsigned(constant.value(), 32) >= 0;
      code.add(
          shiftsAllOut
              ? FilterInstruction.of(Bpf.LD | Bpf.IMM, 0)
              : Bpf.alu(opcode, constant.value()));
      return;
    }
    requireScratch(free);
    code.add(FilterInstruction.of(Bpf.ST, free));
    evaluate(operation.right(), frame, free + 1, code);
    code.add(FilterInstruction.of(Bpf.MISC | Bpf.TAX, 0));
    code.add(FilterInstruction.of(Bpf.LD | Bpf.MEM, free));
    code.add(Bpf.aluIndex(opcode));
  }

  private static void requireScratch(int word) {
    if (word >= Bpf.MEMORY_WORDS) {
      throw new IllegalStateException("bug: the parser limits nesting below the scratch memory");
    }
  }

  private void field(Field field, Frame frame, int free, List<FilterInstruction> code) {
    int size = Bpf.sizeCode(field.size());
    int base = base(field.header(), frame);
    boolean isBehindIp = isBehindIp(field.header());
    if (field.index() instanceof Constant index) {
      code.addAll(
          isBehindIp
              ? TransportTests.indexed(base, size, index.value())
              : List.of(Bpf.loadAbsolute(size, base + index.value())));
      return;
    }
    evaluate(field.index(), frame, free, code);
    if (isBehindIp) {
      requireScratch(free);
      code.add(FilterInstruction.of(Bpf.ST, free));
      code.add(Bpf.loadHeaderLength(base));
      code.add(FilterInstruction.of(Bpf.LD | Bpf.MEM, free));
      code.add(Bpf.aluIndex(Bpf.ADD));
    }
    code.add(FilterInstruction.of(Bpf.MISC | Bpf.TAX, 0));
    code.add(Bpf.loadIndexed(size, base));
  }

  private static boolean isBehindIp(Header header) {
    return switch (header) {
      case TCP, UDP, ICMP, IGMP, SCTP -> true;
      case ETHER, IP, IP6, ARP, ICMP6 -> false;
    };
  }

  private static int base(Header header, Frame frame) {
    return switch (header) {
      case ETHER -> 0;
      case ICMP6 -> frame.network() + 40;
      default -> frame.network();
    };
  }
}
