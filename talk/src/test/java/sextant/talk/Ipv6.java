package sextant.talk;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;

/** Computers without IPv6: what can be tested there. */
final class Ipv6 {
  private Ipv6() {}

  /** Skips the test when this is an address of IPv6 and the computer has none. */
  static void isThereFor(String host) {
    assumeTrue(!host.contains(":") || Families.hasIpv6(), "needs IPv6");
  }

  /** The loopback addresses of every family that is there. */
  static List<String> loopbacks() {
    return Families.hasIpv6() ? List.of("127.0.0.1", "::1") : List.of("127.0.0.1");
  }
}
