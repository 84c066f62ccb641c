package sextant.raw;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A report of a socket's error queue ({@code struct sock_extended_err}, ip(7)).
 *
 * @param origin {@link #LOCAL}, {@link #ICMP}, {@link #ICMPV6} or {@link #TRANSMIT_TIME}
 * @param errno the system's error number
 * @param type ICMP type, for a report of a router or host
 * @param code ICMP code
 * @param info the path MTU for "too big" errors, local ones included
 * @param offender who sent the ICMP error; null for local reports
 */
public record SocketError(
    int origin, int errno, int type, int code, int info, @Nullable InetAddress offender) {
  public static final int NONE = 0;
  public static final int LOCAL = 1;
  public static final int ICMP = 2;
  public static final int ICMPV6 = 3;
  public static final int TRANSMIT_TIME = 4;

  /** Whether a router or host on the way sent it. */
  public boolean isIcmp() {
    return origin == ICMP || origin == ICMPV6;
  }
}
