package sextant.talk;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Reads and writes {@link Address} as text. */
final class AddressText {
  private static final int MAX_PORT = 65_535;

  private AddressText() {}

  static Address parse(String text) throws FailureException {
    int colon = text.indexOf(':');
    String scheme = colon < 0 ? "" : text.substring(0, colon).toLowerCase(Locale.ROOT);
    String rest = text.substring(colon + 1);
    return switch (scheme) {
      case "tcp" -> tcp(text, rest);
      case "udp" -> new Address.Udp(host(text, rest), port(text, rest));
      case "tls" -> new Address.Tls(host(text, rest), port(text, rest));
      case "dtls" -> new Address.Dtls(host(text, rest), port(text, rest));
      case "unix" -> unix(text, rest);
      case "ws", "wss" -> webSocket(text, rest, scheme.equals("wss"));
      default -> tcp(text, text);
    };
  }

  private static Address tcp(String text, String rest) throws FailureException {
    return new Address.Tcp(host(text, rest), port(text, rest));
  }

  private static Address unix(String text, String path) throws FailureException {
    try {
      return new Address.Unix(Path.of(path));
    } catch (InvalidPathException e) {
      throw bad(text, e.getReason());
    }
  }

  private static Address webSocket(String text, String rest, boolean secure)
      throws FailureException {
    if (!rest.startsWith("//")) {
      throw bad(text, "expected ws://HOST:PORT/PATH");
    }
    int slash = rest.indexOf('/', 2);
    String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
    String path = slash < 0 ? "/" : rest.substring(slash);
    boolean hasPort = authority.lastIndexOf(':') > authority.lastIndexOf(']');
    String full = hasPort ? authority : authority + (secure ? ":443" : ":80");
    return new Address.WebSocket(host(text, full), port(text, full), path, secure);
  }

  private static String host(String whole, String hostPort) throws FailureException {
    int colon = hostPort.lastIndexOf(':');
    String host = colon < 0 ? "" : hostPort.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      return host.substring(1, host.length() - 1);
    }
    if (host.indexOf(':') >= 0) {
      throw bad(whole, "an IPv6 address needs brackets: [" + host + "]:PORT");
    }
    return host.isEmpty() ? Address.LOOPBACK : host;
  }

  private static int port(String whole, String hostPort) throws FailureException {
    String digits = hostPort.substring(hostPort.lastIndexOf(':') + 1);
    try {
      int port = Integer.parseInt(digits);
      if (port >= 0 && port <= MAX_PORT) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // falls through to the same message
    }
    throw bad(whole, "a port is a number from 0 to 65535, not '" + digits + "'");
  }

  private static FailureException bad(String text, String why) {
    return new FailureException(new Failure(Failure.Kind.BAD_INPUT, text, why));
  }

  static String hostPort(Address.Inet address) {
    String host = address.host();
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + address.port();
  }
}
