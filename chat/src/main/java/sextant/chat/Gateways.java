package sextant.chat;

import java.util.List;
import java.util.Set;

/**
 * Who may say that a client is elsewhere.
 *
 * @param proxies addresses whose connections may begin with a PROXY header
 * @param webirc gateways that use WEBIRC
 */
public record Gateways(Set<String> proxies, List<Gateway> webirc) {
  /** Proxies of this very machine. */
  public static final Gateways USUAL =
      new Gateways(Set.of("127.0.0.1", "0:0:0:0:0:0:0:1", "localhost"), List.of());

  /** Keeps copies. */
  public Gateways {
    proxies = Set.copyOf(proxies);
    webirc = List.copyOf(webirc);
  }

  /** A gateway that uses WEBIRC: its password, and the addresses it comes from. */
  public record Gateway(String secret, Set<String> hosts) {
    /** Keeps a copy. */
    public Gateway {
      hosts = Set.copyOf(hosts);
    }
  }
}
