package sextant.desktop.talk;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import sextant.desktop.talk.TalkModel.Transport;
import sextant.talk.Address;
import sextant.talk.TalkServer;
import sextant.words.FailureException;

/** Addresses as a person types and reads them. */
final class Places {
  private Places() {}

  /**
   * Reads what was typed: a transport in the text wins over the chosen one, a lone port gets the
   * default host, nothing at all the default port too.
   */
  static Address parse(Transport chosen, String text, String defaultHost) throws FailureException {
    if (text.matches("(?i)(tcp|udp|tls|dtls|unix|wss?):.*")) {
      return Address.parse(text);
    }
    if (chosen == Transport.UNIX) {
      return Address.parse(chosen.prefix() + text);
    }
    boolean web = chosen == Transport.WS || chosen == Transport.WSS;
    String place = text.isEmpty() ? String.valueOf(Address.DEFAULT_PORT) : text;
    if (place.matches("\\d+")) {
      place = defaultHost + ":" + place;
    } else if (place.matches("[^:\\[\\]/]+")) {
      place = place + ":" + Address.DEFAULT_PORT;
    }
    return Address.parse(chosen.prefix() + place + (web && !place.contains("/") ? "/" : ""));
  }

  /** Where a tap listens and where it passes everything on to. */
  record TapEnds(Address here, Address target) {}

  /** Reads the target of a tap, or where to listen and then the target. */
  static TapEnds tap(Transport chosen, String text, String host) throws FailureException {
    String[] words = text.split("\\s+", 2);
    Address target = parse(chosen, words[words.length - 1], Address.LOOPBACK);
    Address here = words.length == 2 ? parse(chosen, words[0], host) : anyPort(target, host);
    return new TapEnds(here, target);
  }

  /** Where to listen for what goes on to a target: the plain transport, a port of the system's. */
  private static Address anyPort(Address target, String host) {
    return switch (target) {
      case Address.Udp a -> new Address.Udp(host, 0);
      case Address.Dtls a -> new Address.Udp(host, 0);
      case Address.WebSocket a -> new Address.WebSocket(host, 0, a.path(), false);
      case Address.Tcp a -> new Address.Tcp(host, 0);
      case Address.Tls a -> new Address.Tcp(host, 0);
      case Address.Unix a -> new Address.Tcp(host, 0);
    };
  }

  /** The same address with the port that the system chose. */
  static Address withPort(Address address, int port) {
    return switch (address) {
      case Address.Tcp a -> new Address.Tcp(a.host(), port);
      case Address.Udp a -> new Address.Udp(a.host(), port);
      case Address.Tls a -> new Address.Tls(a.host(), port);
      case Address.Dtls a -> new Address.Dtls(a.host(), port);
      case Address.WebSocket a -> new Address.WebSocket(a.host(), port, a.path(), a.secure());
      case Address.Unix a -> a;
    };
  }

  /** Where a server really listens, the port the system chose included. */
  static String of(TalkServer server) {
    SocketAddress first = server.addresses().getFirst();
    if (!(first instanceof InetSocketAddress inet) || inet.getAddress() == null) {
      return server.address().subject();
    }
    String host = inet.getAddress().getHostAddress();
    if (inet.getAddress().isAnyLocalAddress()) {
      return "*:" + inet.getPort();
    }
    if (inet.getAddress().isLoopbackAddress()) {
      return "localhost:" + inet.getPort();
    }
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + inet.getPort();
  }

  /** Whether other machines can reach a server there. */
  static boolean isOpen(Address address) {
    if (!(address instanceof Address.Inet inet)) {
      return false;
    }
    String host = inet.host();
    return !host.equals(Address.LOOPBACK) && !host.startsWith("127.") && !host.equals("::1");
  }
}
