package sextant.cli;

import java.nio.file.Path;
import java.util.List;
import sextant.talk.Address;
import sextant.words.Explanation;

/** The choice of a transport, the same for every Talk command; TCP when none is made. */
final class TransportArguments {
  private final TalkText text;
  private final Argument<Boolean> tcp;
  private final Argument<Boolean> udp;
  private final Argument<Boolean> tls;
  private final Argument<Boolean> dtls;
  private final Argument<Path> unix;
  private final Argument<String> webSocket;

  /** Declares the options in a group of their own. */
  TransportArguments(Shape shape, TalkText text) {
    this.text = text;
    shape.group(text.groupTransport());
    tcp = shape.flag("--tcp", text.optionTcp());
    udp = shape.flag("-u --udp", text.optionUdp());
    tls = shape.flag("--tls", text.optionTls());
    dtls = shape.flag("--dtls", text.optionDtls());
    unix = shape.option("-U --unix", Values.file("PATH"), text.optionUnix());
    webSocket = shape.option("--ws", Values.text("PATH"), text.optionWs());
  }

  /** Whether an address needs no host and port. */
  boolean isUnix() {
    return unix.isGiven();
  }

  /** The address over the transport chosen. */
  Address address(String host, int port) throws UsageException {
    List<Argument<?>> choices = List.of(tcp, udp, tls, dtls, unix, webSocket);
    List<Argument<?>> made = choices.stream().filter(Argument::isGiven).toList();
    // WebSocket over TLS is the one choice that takes two.
    boolean isSecureWebSocket = webSocket.isGiven() && tls.isGiven() && made.size() == 2;
    if (made.size() > 1 && !isSecureWebSocket) {
      throw new UsageException(
          new Explanation(
              text.oneTransportWhat(
                  made.get(0).facts().longestName(), made.get(1).facts().longestName()),
              text.oneTransportWhy(),
              text.oneTransportTodo()));
    }
    if (unix.isGiven()) {
      return new Address.Unix(unix.value());
    }
    if (webSocket.isGiven()) {
      String path = webSocket.value();
      String rooted = path.startsWith("/") ? path : "/" + path;
      return new Address.WebSocket(host, port, rooted, tls.isGiven());
    }
    return plainAddress(host, port);
  }

  private Address plainAddress(String host, int port) {
    if (udp.isGiven()) {
      return new Address.Udp(host, port);
    }
    if (tls.isGiven()) {
      return new Address.Tls(host, port);
    }
    return dtls.isGiven() ? new Address.Dtls(host, port) : new Address.Tcp(host, port);
  }

  /** Whether each message is a datagram. */
  static boolean hasDatagrams(Address address) {
    return address instanceof Address.Udp || address instanceof Address.Dtls;
  }

  /** The name of the transport as events carry it. */
  static String name(Address address) {
    return switch (address) {
      case Address.Tcp a -> "tcp";
      case Address.Udp a -> "udp";
      case Address.Tls a -> "tls";
      case Address.Dtls a -> "dtls";
      case Address.Unix a -> "unix";
      case Address.WebSocket a -> a.secure() ? "wss" : "ws";
    };
  }
}
