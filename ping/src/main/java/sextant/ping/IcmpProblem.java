package sextant.ping;

/**
 * What a router or host answered instead of an echo reply.
 *
 * @param isIpv6 whether type and code are ICMPv6's (RFC 4443) or ICMP's (RFC 792)
 * @param type message type
 * @param code message code
 * @param mtu largest packet the next link takes, for "fragmentation needed" and "packet too big";
 *     else 0
 */
public record IcmpProblem(boolean isIpv6, int type, int code, int mtu) {

  /** Whether the hop limit ran out on the way: what a trace provokes. */
  public boolean isTimeExceeded() {
    return isIpv6 ? type == 3 && code == 0 : type == 11 && code == 0;
  }

  /** Whether the packet was too big for a link and must not be cut. */
  public boolean isTooBig() {
    return isIpv6 ? type == 2 : type == 3 && code == 4;
  }

  /** Whether the destination host itself says that nothing listens on the port. */
  public boolean isPortUnreachable() {
    return isIpv6 ? type == 1 && code == 4 : type == 3 && code == 3;
  }
}
