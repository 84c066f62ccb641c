package sextant.chatclient;

import java.util.List;
import java.util.Optional;

/**
 * Where a network is and who we are there.
 *
 * @param name what people call it; also the key under which its lines are kept
 * @param host the server's name or address
 * @param port its port, 6667 or 6697 as a rule
 * @param security whether the connection is encrypted
 * @param nick the nick we ask for first
 * @param realName what others read in WHOIS
 * @param login how we log in to an account, empty for none
 * @param rooms the rooms joined at every start
 */
public record NetworkSettings(
    String name,
    String host,
    int port,
    Security security,
    String nick,
    String realName,
    Optional<Login> login,
    List<String> rooms) {

  /** Keeps a copy. */
  public NetworkSettings {
    rooms = List.copyOf(rooms);
  }

  /** How a connection is protected. */
  public enum Security {
    /** TLS; who the server is, is trusted on first use and watched from then on. */
    TLS,
    /** Nothing: everybody on the way can read and change what is said. */
    PLAIN
  }

  /** The same with another way to protect the connection; STS asks for it. */
  NetworkSettings secured(int tlsPort) {
    return new NetworkSettings(name, host, tlsPort, Security.TLS, nick, realName, login, rooms);
  }

  /** The same network at another of its servers. */
  NetworkSettings at(String other, int otherPort) {
    return new NetworkSettings(name, other, otherPort, security, nick, realName, login, rooms);
  }

  /** Server and port as people write them. */
  public String address() {
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
  }
}
