package sextant.packets.filter;

import java.util.List;

/** Tests of what the link header says about the packet. */
final class LinkTests {
  private static final int[] IP_FAMILIES = {2};
  private static final int[] IP6_FAMILIES = {10, 24, 28, 30};

  private final DecisionGraph graph;

  LinkTests(DecisionGraph graph) {
    this.graph = graph;
  }

  /** Whether the network header is of this EtherType. */
  Decision type(Frame frame, int etherType, Decision yes, Decision no) {
    return switch (frame.link()) {
      case RAW_IP -> version(etherType, yes, no);
      case RAW_IPV4 -> etherType == Protocols.ETHERTYPE_IP ? yes : no;
      case RAW_IPV6 -> etherType == Protocols.ETHERTYPE_IP6 ? yes : no;
      case BSD_LOOPBACK -> family(etherType, yes, no);
      case ETHERNET, LINUX_SLL, LINUX_SLL2, KERNEL_COOKED ->
          graph.equal(frame.typeSize(), frame.typeOffset(), etherType, yes, no);
    };
  }

  private Decision version(int etherType, Decision yes, Decision no) {
    int version =
        switch (etherType) {
          case Protocols.ETHERTYPE_IP -> 0x40;
          case Protocols.ETHERTYPE_IP6 -> 0x60;
          default -> 0;
        };
    return version == 0
        ? no
        : graph.branch(
            List.of(Bpf.loadAbsolute(Bpf.BYTE, 0), Bpf.alu(Bpf.AND, 0xf0)),
            Bpf.JEQ,
            version,
            yes,
            no);
  }

  // The family is in the byte order of the machine that captured, and each system numbers IPv6
  // differently.
  private Decision family(int etherType, Decision yes, Decision no) {
    int[] families =
        switch (etherType) {
          case Protocols.ETHERTYPE_IP -> IP_FAMILIES;
          case Protocols.ETHERTYPE_IP6 -> IP6_FAMILIES;
          default -> new int[0];
        };
    Decision any = no;
    for (int family : families) {
      any = graph.equal(Bpf.WORD, 0, Integer.reverseBytes(family), yes, any);
      any = graph.equal(Bpf.WORD, 0, family, yes, any);
    }
    return any;
  }

  /** IPv4 that announces this protocol and is no later fragment, so that its header is there. */
  Decision ipPayload(Frame frame, int protocol, Decision yes, Decision no) {
    Decision first = notFragment(frame, yes, no);
    Decision match = graph.equal(Bpf.BYTE, frame.network() + 9, protocol, first, no);
    return type(frame, Protocols.ETHERTYPE_IP, match, no);
  }

  /** IPv6 whose first next-header is this protocol. */
  Decision ip6Payload(Frame frame, int protocol, Decision yes, Decision no) {
    Decision match = graph.equal(Bpf.BYTE, frame.network() + 6, protocol, yes, no);
    return type(frame, Protocols.ETHERTYPE_IP6, match, no);
  }

  Decision notFragment(Frame frame, Decision yes, Decision no) {
    return graph.branch(
        List.of(Bpf.loadAbsolute(Bpf.HALF, frame.network() + 6)), Bpf.JSET, 0x1fff, no, yes);
  }
}
