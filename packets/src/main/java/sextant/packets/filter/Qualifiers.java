package sextant.packets.filter;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The words before a value: {@code tcp src port} 80. A value alone takes those of the test before.
 *
 * @param protocol such as TCP or IP6; null when the text names none
 * @param direction which end
 * @param type HOST, NET, PORT, PORTRANGE or PROTO
 */
record Qualifiers(@Nullable FilterWord protocol, Expression.Direction direction, FilterWord type) {
  static final Qualifiers HOST = new Qualifiers(null, Expression.Direction.EITHER, FilterWord.HOST);

  static final Qualifiers NET = new Qualifiers(null, Expression.Direction.EITHER, FilterWord.NET);

  private static final Set<FilterWord> ADDRESS_PROTOCOLS =
      Set.of(FilterWord.ETHER, FilterWord.IP, FilterWord.IP6, FilterWord.ARP, FilterWord.RARP);
  private static final Set<FilterWord> PORT_PROTOCOLS =
      Set.of(FilterWord.TCP, FilterWord.UDP, FilterWord.SCTP, FilterWord.IP, FilterWord.IP6);
  private static final Set<FilterWord> CARRIERS =
      Set.of(FilterWord.ETHER, FilterWord.IP, FilterWord.IP6);

  /** Whether these words mean something together. */
  boolean fit() {
    if (protocol == null) {
      return true;
    }
    return switch (type) {
      case HOST -> ADDRESS_PROTOCOLS.contains(protocol);
      case NET -> protocol != FilterWord.ETHER && ADDRESS_PROTOCOLS.contains(protocol);
      case PORT, PORTRANGE -> PORT_PROTOCOLS.contains(protocol);
      case PROTO -> CARRIERS.contains(protocol) && direction == Expression.Direction.EITHER;
      default -> false;
    };
  }

  Expression.Carrier carrier() {
    return switch (protocol) {
      case IP -> Expression.Carrier.IP;
      case IP6 -> Expression.Carrier.IP6;
      case ARP -> Expression.Carrier.ARP;
      case RARP -> Expression.Carrier.RARP;
      case null, default -> Expression.Carrier.ANY;
    };
  }

  Expression.IpVersions versions() {
    return switch (protocol) {
      case IP -> Expression.IpVersions.IP;
      case IP6 -> Expression.IpVersions.IP6;
      case null, default -> Expression.IpVersions.BOTH;
    };
  }

  Expression.Transports transports() {
    return switch (protocol) {
      case TCP -> Expression.Transports.TCP;
      case UDP -> Expression.Transports.UDP;
      case SCTP -> Expression.Transports.SCTP;
      case null, default -> Expression.Transports.ANY;
    };
  }
}
