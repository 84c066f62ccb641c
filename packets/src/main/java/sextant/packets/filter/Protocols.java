package sextant.packets.filter;

import java.util.Optional;
import sextant.packets.filter.Expression.IpProtocol;
import sextant.packets.filter.Expression.IpVersions;
import sextant.packets.filter.Expression.LinkProtocol;

/** What the protocol words test, with their numbers. */
final class Protocols {
  static final int ETHERTYPE_IP = 0x0800;
  static final int ETHERTYPE_ARP = 0x0806;
  static final int ETHERTYPE_RARP = 0x8035;
  static final int ETHERTYPE_IP6 = 0x86dd;
  static final int TCP = 6;
  static final int ICMP = 1;
  static final int IGMP = 2;
  static final int UDP = 17;
  static final int ICMP6 = 58;
  static final int SCTP = 132;
  static final int IP6_FRAGMENT = 44;

  private Protocols() {}

  /** The test that this word alone stands for; empty for words that are no protocol. */
  static Optional<Expression> test(FilterWord word) {
    return Optional.ofNullable(
        switch (word) {
          case IP -> new LinkProtocol(ETHERTYPE_IP);
          case IP6 -> new LinkProtocol(ETHERTYPE_IP6);
          case ARP -> new LinkProtocol(ETHERTYPE_ARP);
          case RARP -> new LinkProtocol(ETHERTYPE_RARP);
          case TCP -> new IpProtocol(IpVersions.BOTH, TCP);
          case UDP -> new IpProtocol(IpVersions.BOTH, UDP);
          case SCTP -> new IpProtocol(IpVersions.BOTH, SCTP);
          case ICMP -> new IpProtocol(IpVersions.IP, ICMP);
          case ICMP6 -> new IpProtocol(IpVersions.IP6, ICMP6);
          case IGMP -> new IpProtocol(IpVersions.IP, IGMP);
          case ESP -> new IpProtocol(IpVersions.BOTH, 50);
          case AH -> new IpProtocol(IpVersions.BOTH, 51);
          case PIM -> new IpProtocol(IpVersions.BOTH, 103);
          case VRRP -> new IpProtocol(IpVersions.IP, 112);
          default -> null;
        });
  }

  /** The header that this word can be indexed as: {@code tcp[13]}. */
  static Optional<Arithmetic.Header> header(FilterWord word) {
    return Optional.ofNullable(
        switch (word) {
          case ETHER -> Arithmetic.Header.ETHER;
          case IP -> Arithmetic.Header.IP;
          case IP6 -> Arithmetic.Header.IP6;
          case ARP, RARP -> Arithmetic.Header.ARP;
          case TCP -> Arithmetic.Header.TCP;
          case UDP -> Arithmetic.Header.UDP;
          case ICMP -> Arithmetic.Header.ICMP;
          case ICMP6 -> Arithmetic.Header.ICMP6;
          case IGMP -> Arithmetic.Header.IGMP;
          case SCTP -> Arithmetic.Header.SCTP;
          default -> null;
        });
  }
}
