package sextant.packets.filter;

import java.util.List;
import java.util.OptionalInt;
import sextant.wire.IpAddress;
import sextant.wire.MacAddress;

/** What a filter text means: one of these tests, or tests joined. */
sealed interface Expression {
  /** Keeps every packet: the empty filter. */
  record Everything() implements Expression {}

  /** Both hold. */
  record And(Expression left, Expression right) implements Expression {}

  /** At least one holds. */
  record Or(Expression left, Expression right) implements Expression {}

  /** It does not hold. */
  record Not(Expression inner) implements Expression {}

  /** The link header announces this protocol. */
  record LinkProtocol(int etherType) implements Expression {}

  /** The IP header announces this protocol, for IPv6 also behind a fragment header. */
  record IpProtocol(IpVersions versions, int number) implements Expression {}

  /** An address under a mask; ARP packets count when {@code carrier} allows them. */
  record Network(Carrier carrier, Direction direction, IpAddress address, IpAddress mask)
      implements Expression {}

  /** A port from {@code low} to {@code high}; fragments after the first have none. */
  record Ports(Transports transports, IpVersions versions, Direction direction, int low, int high)
      implements Expression {}

  /** An Ethernet address. */
  record Station(Direction direction, MacAddress address) implements Expression {}

  /** An 802.1Q or 802.1ad tag, with this number if given. */
  record Vlan(OptionalInt number) implements Expression {}

  /** TCP flags that must be one, and flags that must be zero, as bits of header byte 13. */
  record TcpFlags(int set, int clear) implements Expression {}

  /** Two numbers of the packet compared, unsigned. */
  record Comparison(Arithmetic left, Relation relation, Arithmetic right) implements Expression {}

  /** Which end of the packet is meant. */
  enum Direction {
    SOURCE,
    DESTINATION,
    EITHER,
    BOTH
  }

  /** Which packets carry the address. */
  enum Carrier {
    ANY,
    IP,
    IP6,
    ARP,
    RARP
  }

  /** Which IP versions count. */
  enum IpVersions {
    BOTH,
    IP,
    IP6
  }

  /** Which transport protocols count. */
  enum Transports {
    ANY,
    TCP,
    UDP,
    SCTP;

    /** The protocol numbers of the IP header. */
    List<Integer> numbers() {
      return switch (this) {
        case ANY -> List.of(Protocols.TCP, Protocols.UDP, Protocols.SCTP);
        case TCP -> List.of(Protocols.TCP);
        case UDP -> List.of(Protocols.UDP);
        case SCTP -> List.of(Protocols.SCTP);
      };
    }
  }

  /** How two numbers are compared. */
  enum Relation {
    EQUAL,
    UNEQUAL,
    LESS,
    AT_MOST,
    GREATER,
    AT_LEAST
  }
}
