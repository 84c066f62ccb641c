package sextant.packets.filter;

import sextant.packets.filter.Expression.Carrier;
import sextant.wire.Ipv4Address;
import sextant.wire.Ipv6Address;

/** Tests of Ethernet and IP addresses. */
final class AddressTests {
  private static final int IP_SOURCE = 12;
  private static final int IP_DESTINATION = 16;
  private static final int IP6_SOURCE = 8;
  private static final int IP6_DESTINATION = 24;
  private static final int ARP_SENDER = 14;
  private static final int ARP_TARGET = 24;

  private final DecisionGraph graph;
  private final LinkTests link;

  AddressTests(DecisionGraph graph, LinkTests link) {
    this.graph = graph;
    this.link = link;
  }

  Decision station(Expression.Station test, Frame frame, Decision yes, Decision no)
      throws UnsuitedLinkException {
    if (frame.link() != LinkLayer.ETHERNET) {
      throw new UnsuitedLinkException(FilterWord.ETHER.text());
    }
    int high = (int) (test.address().bits() >>> 16);
    int low = (int) test.address().bits() & 0xffff;
    return Generator.ends(
        test.direction(),
        (isSource, match, miss) -> {
          int at = isSource ? 6 : 0;
          Decision rest = graph.equal(Bpf.HALF, at + 4, low, match, miss);
          return graph.equal(Bpf.WORD, at, high, rest, miss);
        },
        yes,
        no);
  }

  Decision network(Expression.Network test, Frame frame, Decision yes, Decision no) {
    if (test.address() instanceof Ipv6Address) {
      return network6(test, frame, yes, no);
    }
    Carrier carrier = test.carrier();
    Decision next = no;
    if (carrier == Carrier.ANY || carrier == Carrier.RARP) {
      Decision match =
          network4(test, frame.network() + ARP_SENDER, frame.network() + ARP_TARGET, yes, no);
      next = link.type(frame, Protocols.ETHERTYPE_RARP, match, next);
    }
    if (carrier == Carrier.ANY || carrier == Carrier.ARP) {
      Decision match =
          network4(test, frame.network() + ARP_SENDER, frame.network() + ARP_TARGET, yes, no);
      next = link.type(frame, Protocols.ETHERTYPE_ARP, match, next);
    }
    if (carrier == Carrier.ANY || carrier == Carrier.IP) {
      Decision match =
          network4(test, frame.network() + IP_SOURCE, frame.network() + IP_DESTINATION, yes, no);
      next = link.type(frame, Protocols.ETHERTYPE_IP, match, next);
    }
    return next;
  }

  private Decision network4(
      Expression.Network test, int source, int destination, Decision yes, Decision no) {
    int address = ((Ipv4Address) test.address()).bits();
    int mask = ((Ipv4Address) test.mask()).bits();
    return Generator.ends(
        test.direction(),
        (isSource, match, miss) ->
            graph.maskedEqual(isSource ? source : destination, mask, address, match, miss),
        yes,
        no);
  }

  private Decision network6(Expression.Network test, Frame frame, Decision yes, Decision no) {
    Decision match =
        Generator.ends(
            test.direction(),
            (isSource, hit, miss) ->
                words(
                    (Ipv6Address) test.address(),
                    (Ipv6Address) test.mask(),
                    frame.network() + (isSource ? IP6_SOURCE : IP6_DESTINATION),
                    hit,
                    miss),
            yes,
            no);
    return link.type(frame, Protocols.ETHERTYPE_IP6, match, no);
  }

  private Decision words(
      Ipv6Address address, Ipv6Address mask, int offset, Decision yes, Decision no) {
    Decision next = yes;
    for (int word = 3; word >= 0; word--) {
      next = graph.maskedEqual(offset + 4 * word, word(mask, word), word(address, word), next, no);
    }
    return next;
  }

  private static int word(Ipv6Address address, int index) {
    long half = index < 2 ? address.high() : address.low();
    return (int) (index % 2 == 0 ? half >>> 32 : half);
  }
}
