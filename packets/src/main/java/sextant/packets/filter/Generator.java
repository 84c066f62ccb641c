package sextant.packets.filter;

import java.util.ArrayList;
import java.util.List;
import sextant.packets.filter.Expression.And;
import sextant.packets.filter.Expression.Direction;
import sextant.packets.filter.Expression.IpVersions;
import sextant.packets.filter.Expression.Vlan;

/** Turns an expression into a decision graph, from its verdicts backwards. */
final class Generator {
  private static final int[] TAG_TYPES = {0x8100, 0x88a8, 0x9100};
  private static final int TAG_NUMBER = 0x0fff;

  private final DecisionGraph graph = new DecisionGraph();
  private final LinkTests link = new LinkTests(graph);
  private final AddressTests addresses = new AddressTests(graph, link);
  private final TransportTests transports = new TransportTests(graph, link);
  private final ComparisonTests comparisons = new ComparisonTests(graph, link);

  Decision generate(Expression expression, Frame frame, Decision yes, Decision no)
      throws UnsuitedLinkException {
    return switch (expression) {
      case Expression.Everything e -> yes;
      case And and when hasTag(and.left()) -> conjunction(parts(and), frame, yes, no);
      case And and -> generate(and.left(), frame, generate(and.right(), frame, yes, no), no);
      case Expression.Or or ->
          generate(or.left(), frame, yes, generate(or.right(), frame, yes, no));
      case Expression.Not not -> generate(not.inner(), frame, no, yes);
      case Vlan vlan -> conjunction(List.of(vlan), frame, yes, no);
      case Expression.LinkProtocol test -> link.type(frame, test.etherType(), yes, no);
      case Expression.IpProtocol test -> protocol(test, frame, yes, no);
      case Expression.Network test -> addresses.network(test, frame, yes, no);
      case Expression.Station test -> addresses.station(test, frame, yes, no);
      case Expression.Ports test -> transports.ports(test, frame, yes, no);
      case Expression.TcpFlags test -> transports.flags(test, frame, yes, no);
      case Expression.Comparison test -> comparisons.comparison(test, frame, yes, no);
    };
  }

  private static boolean hasTag(Expression expression) {
    return expression instanceof Vlan
        || (expression instanceof And and && (hasTag(and.left()) || hasTag(and.right())));
  }

  private static List<Expression> parts(Expression expression) {
    if (!(expression instanceof And and)) {
      return List.of(expression);
    }
    List<Expression> parts = new ArrayList<>(parts(and.left()));
    parts.addAll(parts(and.right()));
    return parts;
  }

  // What is joined to a tag lies 4 bytes further when the tag is in the bytes, and where it always
  // lies when the kernel took the tag out and keeps it beside the packet: both are tried.
  private Decision conjunction(List<Expression> parts, Frame frame, Decision yes, Decision no)
      throws UnsuitedLinkException {
    if (parts.isEmpty()) {
      return yes;
    }
    List<Expression> rest = parts.subList(1, parts.size());
    if (!(parts.getFirst() instanceof Vlan vlan)) {
      return generate(parts.getFirst(), frame, conjunction(rest, frame, yes, no), no);
    }
    if (!frame.link().hasTypeField()) {
      throw new UnsuitedLinkException(FilterWord.VLAN.text());
    }
    Decision inBytes = tagInBytes(vlan, frame, conjunction(rest, frame.behindTag(), yes, no), no);
    if (frame.isKernelTagTaken()) {
      return inBytes;
    }
    Decision besides = conjunction(rest, frame.withKernelTagTaken(), yes, no);
    return graph.equal(
        Bpf.WORD,
        Bpf.ANCILLARY_VLAN_TAG_PRESENT,
        0,
        inBytes,
        number(vlan, Bpf.WORD, Bpf.ANCILLARY_VLAN_TAG, besides, no));
  }

  private Decision tagInBytes(Vlan vlan, Frame frame, Decision yes, Decision no) {
    Decision match = number(vlan, Bpf.HALF, frame.network(), yes, no);
    Decision any = no;
    for (int type : TAG_TYPES) {
      any = graph.equal(frame.typeSize(), frame.typeOffset(), type, match, any);
    }
    return any;
  }

  private Decision number(Vlan vlan, int size, int offset, Decision yes, Decision no) {
    if (vlan.number().isEmpty()) {
      return yes;
    }
    return graph.branch(
        List.of(Bpf.loadAbsolute(size, offset), Bpf.alu(Bpf.AND, TAG_NUMBER)),
        Bpf.JEQ,
        vlan.number().getAsInt(),
        yes,
        no);
  }

  private Decision protocol(Expression.IpProtocol test, Frame frame, Decision yes, Decision no) {
    int base = frame.network();
    Decision next = no;
    if (test.versions() != IpVersions.IP6) {
      Decision ip = graph.equal(Bpf.BYTE, base + 9, test.number(), yes, no);
      next = link.type(frame, Protocols.ETHERTYPE_IP, ip, next);
    }
    if (test.versions() != IpVersions.IP) {
      Decision fragment = graph.equal(Bpf.BYTE, base + 40, test.number(), yes, no);
      Decision other = graph.equal(Bpf.BYTE, base + 6, Protocols.IP6_FRAGMENT, fragment, no);
      Decision ip6 = graph.equal(Bpf.BYTE, base + 6, test.number(), yes, other);
      next = link.type(frame, Protocols.ETHERTYPE_IP6, ip6, next);
    }
    return next;
  }

  /** A test of one end of the packet. */
  interface EndTest {
    Decision test(boolean isSource, Decision yes, Decision no);
  }

  static Decision ends(Direction direction, EndTest end, Decision yes, Decision no) {
    return switch (direction) {
      case SOURCE -> end.test(true, yes, no);
      case DESTINATION -> end.test(false, yes, no);
      case EITHER -> end.test(true, yes, end.test(false, yes, no));
      case BOTH -> end.test(true, end.test(false, yes, no), no);
    };
  }
}
