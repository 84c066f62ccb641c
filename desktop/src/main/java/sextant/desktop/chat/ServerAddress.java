package sextant.desktop.chat;

import java.util.List;
import sextant.chatclient.NetworkSettings.Security;
import sextant.desktop.shell.Host;
import sextant.words.Failure;
import sextant.words.FailureException;

/** A server as a person names it: {@code host}, {@code host:port}, {@code host:port/#room}. */
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
    int slash = text.indexOf('/');
    String room = slash < 0 ? LOBBY : text.substring(slash + 1);
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
