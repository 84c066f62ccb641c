package sextant.nearby;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/**
 * A service of the local network.
 *
 * @param type what it speaks, such as {@code _ircs._tcp}
 * @param name what people call it; unique among those of its type, so a second one gets a number
 * @param port where it listens
 * @param addresses of its host; empty for one's own, which are known
 * @param facts what else it tells (RFC 6763, section 6), from strangers: show it with care
 */
public record Service(
    String type, String name, int port, List<InetAddress> addresses, Map<String, String> facts) {
  /** Keeps copies. */
  public Service {
    addresses = List.copyOf(addresses);
    facts = Map.copyOf(facts);
  }

  /** One of this machine's own. */
  public static Service own(String type, String name, int port, Map<String, String> facts) {
    return new Service(type, name, port, List.of(), facts);
  }
}
