package sextant.ping;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.InputRule;

/**
 * A host to probe.
 *
 * @param name what the user called it
 * @param address the address chosen for it
 */
public record Target(String name, InetAddress address) {

  /** Which addresses of a name are wanted. */
  public enum Family {
    ANY,
    IPV4,
    IPV6
  }

  /**
   * Looks a name or address up; throws {@code UNKNOWN_HOST} when it has no address of the family,
   * {@code BAD_INPUT} when it is itself an address of the other one.
   */
  public static Target resolve(String name, Family family) throws FailureException {
    InetAddress literal = family == Family.IPV6 ? null : Addresses.literalIpv4(name);
    if (literal != null) {
      return new Target(name, literal);
    }
    if (family == Family.IPV6 && Addresses.literalIpv4(name) != null) {
      throw new FailureException(Failure.badInput(name, InputRule.IPV6));
    }
    if (family == Family.IPV4 && name.indexOf(':') >= 0) {
      throw new FailureException(Failure.badInput(name, InputRule.IPV4));
    }
    try {
      for (InetAddress each : InetAddress.getAllByName(name)) {
        if (fits(each, family)) {
          return new Target(name, each);
        }
      }
    } catch (UnknownHostException unknown) {
      throw new FailureException(unknownHost(name), unknown);
    }
    throw new FailureException(unknownHost(name));
  }

  private static boolean fits(InetAddress address, Family family) {
    return switch (family) {
      case ANY -> true;
      case IPV4 -> address instanceof Inet4Address;
      case IPV6 -> address instanceof Inet6Address;
    };
  }

  private static Failure unknownHost(String name) {
    return new Failure(Failure.Kind.UNKNOWN_HOST, name, "Name or service not known");
  }

  /** Whether the address is an IPv6 one. */
  public boolean isIpv6() {
    return address instanceof Inet6Address;
  }
}
