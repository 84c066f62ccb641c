package sextant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.chatclient.ClientStore;
import sextant.chatclient.Login;
import sextant.chatclient.NetworkSettings;
import sextant.chatclient.SocketLinks;
import sextant.chatclient.Surroundings;
import sextant.identity.KnownPeers;
import sextant.words.Failure;

/** The options that say which chat server, and who we are there. */
final class ChatTarget {
  private static final int PLAIN_PORT = 6667;
  private static final int TLS_PORT = 6697;

  private final Argument<String> server;
  private final Argument<Boolean> tls;
  private final Argument<String> nick;
  private final Argument<String> account;
  private final Argument<Path> passwordFile;

  ChatTarget(Shape shape, ChatText text) {
    shape.group(text.groupServer());
    server = shape.option("-s --server", Values.text("HOST[:PORT]"), text.optionServer());
    tls = shape.flag("--tls", text.optionTls());
    nick = shape.option("-n --nick", Values.place("NICK"), text.optionNick());
    account = shape.option("--account", Values.text("NAME"), text.optionAccount());
    passwordFile = shape.option("--password-file", Values.file("FILE"), text.optionPasswordFile());
  }

  /** The network meant; a server named as a parameter goes before the option. */
  NetworkSettings network(Optional<String> named, List<String> rooms, ChatText text)
      throws IOException {
    return network(new Door(named.or(server::optional).orElse("127.0.0.1"), false), rooms, text);
  }

  /** Whether a server was named by the option. */
  boolean isServerGiven() {
    return server.isGiven();
  }

  /** A server's address, and whether it is known to speak TLS there. */
  record Door(String address, boolean isSecure) {}

  /** The network behind that door. */
  NetworkSettings network(Door door, List<String> rooms, ChatText text) throws IOException {
    String where = door.address();
    int colon = where.lastIndexOf(':');
    boolean hasPort = (colon > 0 && where.indexOf(':') == colon) || where.contains("]:");
    String host = (hasPort ? where.substring(0, colon) : where).replaceAll("[\\[\\]]", "");
    boolean secure = tls.isGiven() || door.isSecure();
    int port = secure ? TLS_PORT : PLAIN_PORT;
    if (hasPort) {
      port = port(where.substring(colon + 1), where, text);
    }
    secure |= port == TLS_PORT;
    boolean isUsual = port == PLAIN_PORT || port == TLS_PORT;
    String ownNick = nick.optional().orElseGet(ChatTarget::userNick);
    return new NetworkSettings(
        isUsual ? host : host + ":" + port,
        host,
        port,
        secure ? NetworkSettings.Security.TLS : NetworkSettings.Security.PLAIN,
        ownNick,
        ownNick,
        login(ownNick, secure),
        rooms);
  }

  private static int port(String digits, String where, ChatText text) throws UsageException {
    int port = digits.matches("[0-9]{1,5}") ? Integer.parseInt(digits) : 0;
    if (port < 1 || port > 65_535) {
      throw new UsageException(
          new sextant.words.Explanation(
              text.badServerWhat(where), text.badServerWhy(digits), text.badServerTodo()));
    }
    return port;
  }

  private Optional<Login> login(String ownNick, boolean secure) throws IOException {
    if (!passwordFile.isGiven()) {
      return Optional.empty();
    }
    try {
      String password = Files.readString(passwordFile.value()).strip();
      Login.Mechanism mechanism = secure ? Login.Mechanism.PLAIN : Login.Mechanism.SCRAM_SHA_256;
      return Optional.of(new Login(mechanism, account.optional().orElse(ownNick), password));
    } catch (IOException e) {
      throw Failure.wrap(e, passwordFile.value().toString());
    }
  }

  /** The name of the person at this computer, as a nick that every server takes. */
  private static String userNick() {
    String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9_]", "");
    return user.isEmpty() || Character.isDigit(user.charAt(0))
        ? "sextant" + user
        : user.toLowerCase(Locale.ROOT);
  }

  /** What a network needs from outside; the store is closed by who asked. */
  static Surroundings surroundings(Run run, ClientStore store) {
    return new Surroundings(
        new SocketLinks(new KnownPeers(run.state(), Clock.systemUTC()), Optional.empty()),
        store,
        Clock.systemUTC(),
        new SecureRandom(),
        run.language());
  }
}
