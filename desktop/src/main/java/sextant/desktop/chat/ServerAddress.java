package sextant.desktop.chat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import sextant.chatclient.NetworkSettings.Security;
import sextant.desktop.shell.Host;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * A server as a person names it: {@code host}, {@code host:port}, {@code host:port/#room}, or a
 * link as {@code ircs://host:port/room}.
 */
record ServerAddress(String host, int port, Security security, String room) {
  private static final int PLAIN_PORT = 6667;
  private static final int TLS_PORT = 6697;
  private static final String LOBBY = "#lobby";

  /** The room as a list, empty when none is meant. */
  List<String> rooms() {
    return room.isEmpty() ? List.of() : List.of(room);
  }

  /** Reads it; without a port 6667 is meant on this computer and 6697, with TLS, elsewhere. */
  static ServerAddress parse(String typed) throws FailureException {
    String text = typed.strip();
    String lower = text.toLowerCase(Locale.ROOT);
    boolean isSecureLink = lower.startsWith("ircs://");
    if (isSecureLink || lower.startsWith("irc://")) {
      return link(text.substring(text.indexOf("//") + 2), isSecureLink);
    }
    int slash = text.indexOf('/');
    return parts(text, slash < 0 ? LOBBY : text.substring(slash + 1), slash);
  }

  // A link names a room without its sign, or with one as %23.
  private static ServerAddress link(String text, boolean isSecure) throws FailureException {
    int slash = text.indexOf('/');
    String name = slash < 0 ? "" : text.substring(slash + 1).replaceFirst("[?,].*", "");
    String room = unescaped(name);
    boolean hasSign = room.startsWith("#") || room.startsWith("&");
    String named = room.isEmpty() ? LOBBY : hasSign ? room : "#" + room;
    ServerAddress found = parts(text, named, slash);
    Host host = Host.parse(slash < 0 ? text : text.substring(0, slash));
    int port = host.port() != 0 ? host.port() : isSecure ? TLS_PORT : PLAIN_PORT;
    return new ServerAddress(
        found.host(), port, isSecure ? Security.TLS : Security.PLAIN, found.room());
  }

  private static String unescaped(String name) throws FailureException {
    try {
      return URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw new FailureException(new Failure(Failure.Kind.BAD_INPUT, name, "host:port/#room"), e);
    }
  }

  private static ServerAddress parts(String text, String room, int slash) throws FailureException {
    Host host = Host.parse(slash < 0 ? text : text.substring(0, slash));
    boolean isWrong =
        host.address().isEmpty()
            || host.address().chars().anyMatch(c -> c <= ' ' || c == ',')
            || room.startsWith(":")
            || room.chars().anyMatch(c -> c <= ' ' || c == ',')
            || host.port() < 0
            || host.port() > 65_535;
    if (isWrong) {
      throw new FailureException(new Failure(Failure.Kind.BAD_INPUT, text, "host:port/#room"));
    }
    boolean isHere = host.address().equals("localhost") || host.address().startsWith("127.");
    int port = host.port() != 0 ? host.port() : isHere ? PLAIN_PORT : TLS_PORT;
    return new ServerAddress(
        host.address(), port, port == TLS_PORT ? Security.TLS : Security.PLAIN, room);
  }
}
