package sextant.packets.filter;

import java.util.List;
import sextant.packets.filter.Expression.IpVersions;
import sextant.raw.FilterInstruction;

/** Tests of ports and TCP flags, behind IPv4 headers of any length and plain IPv6 headers. */
final class TransportTests {
  private static final int IP6_HEADER = 40;
  private static final int TCP_FLAGS = 13;

  private final DecisionGraph graph;
  private final LinkTests link;

  TransportTests(DecisionGraph graph, LinkTests link) {
    this.graph = graph;
    this.link = link;
  }

  Decision ports(Expression.Ports test, Frame frame, Decision yes, Decision no) {
    int base = frame.network();
    Decision next = no;
    if (test.versions() != IpVersions.IP6) {
      Decision match =
          Generator.ends(
              test.direction(),
              (isSource, hit, miss) ->
                  range(test, indexed(base, Bpf.HALF, isSource ? 0 : 2), hit, miss),
              yes,
              no);
      Decision first = link.notFragment(frame, match, no);
      Decision ip = anyOf(test.transports().numbers(), base + 9, first, no);
      next = link.type(frame, Protocols.ETHERTYPE_IP, ip, next);
    }
    if (test.versions() != IpVersions.IP) {
      Decision match =
          Generator.ends(
              test.direction(),
              (isSource, hit, miss) ->
                  range(test, fixed(base + IP6_HEADER + (isSource ? 0 : 2)), hit, miss),
              yes,
              no);
      Decision ip6 = anyOf(test.transports().numbers(), base + 6, match, no);
      next = link.type(frame, Protocols.ETHERTYPE_IP6, ip6, next);
    }
    return next;
  }

  private static List<FilterInstruction> fixed(int offset) {
    return List.of(Bpf.loadAbsolute(Bpf.HALF, offset));
  }

  /** Loads from behind the IPv4 header, whose length is in its first byte. */
  static List<FilterInstruction> indexed(int network, int size, int offset) {
    return List.of(Bpf.loadHeaderLength(network), Bpf.loadIndexed(size, network + offset));
  }

  private Decision anyOf(List<Integer> protocols, int offset, Decision yes, Decision no) {
    Decision next = no;
    for (int protocol : protocols.reversed()) {
      next = graph.equal(Bpf.BYTE, offset, protocol, yes, next);
    }
    return next;
  }

  private Decision range(
      Expression.Ports test, List<FilterInstruction> load, Decision yes, Decision no) {
    if (test.low() == test.high()) {
      return graph.branch(load, Bpf.JEQ, test.low(), yes, no);
    }
    Decision notAbove = graph.branch(load, Bpf.JGT, test.high(), no, yes);
    return graph.branch(load, Bpf.JGE, test.low(), notAbove, no);
  }

  Decision flags(Expression.TcpFlags test, Frame frame, Decision yes, Decision no) {
    int base = frame.network();
    Decision ip6 =
        link.ip6Payload(
            frame,
            Protocols.TCP,
            bits(test, List.of(Bpf.loadAbsolute(Bpf.BYTE, base + IP6_HEADER + TCP_FLAGS)), yes, no),
            no);
    Decision match = bits(test, indexed(base, Bpf.BYTE, TCP_FLAGS), yes, no);
    Decision first = link.notFragment(frame, match, no);
    Decision tcp = graph.equal(Bpf.BYTE, base + 9, Protocols.TCP, first, no);
    return link.type(frame, Protocols.ETHERTYPE_IP, tcp, ip6);
  }

  private Decision bits(
      Expression.TcpFlags test, List<FilterInstruction> load, Decision yes, Decision no) {
    List<FilterInstruction> masked = new java.util.ArrayList<>(load);
    masked.add(Bpf.alu(Bpf.AND, test.set() | test.clear()));
    return graph.branch(List.copyOf(masked), Bpf.JEQ, test.set(), yes, no);
  }
}
