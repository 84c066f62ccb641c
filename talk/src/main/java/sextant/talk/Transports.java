package sextant.talk;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import sextant.identity.TlsContexts;
import sextant.words.Failure;

/**
 * Every transport there is. A new one is an {@link Address} record, its classes, and a line in each
 * switch.
 */
final class Transports {
  private static final Duration HANDSHAKE_LIMIT = Duration.ofSeconds(10);

  private Transports() {}

  /** Opens one socket bound to this address. */
  @FunctionalInterface
  interface Binder<T extends Bound> {
    T bind(InetSocketAddress where) throws IOException;
  }

  /** Opens one connection to this address. */
  @FunctionalInterface
  interface Connector {
    Connection connect(InetSocketAddress where) throws IOException;
  }

  /** Listens; one host may mean several sockets with the same port. */
  static List<Listener> listen(Address address, ServerOptions options) throws IOException {
    try {
      return switch (address) {
        case Address.Tcp a -> bindAll(a, ChannelListener::tcp);
        case Address.Udp a -> bindAll(a, where -> UdpListener.open(where, options));
        case Address.Unix a -> List.of(ChannelListener.unix(a.path()));
        case Address.Tls a -> bindAll(a, tls(options));
        case Address.Dtls a -> bindAll(a, dtls(options));
        case Address.WebSocket a -> {
          Binder<? extends Listener> stream = a.secure() ? tls(options) : ChannelListener::tcp;
          yield bindAll(a, where -> new WebSocketListener(stream.bind(where), HANDSHAKE_LIMIT));
        }
      };
    } catch (IOException e) {
      throw Failure.wrap(e, address.subject());
    }
  }

  /** Connects, trying each address of the host in turn; established when this returns. */
  static Connection connect(Address address, ClientOptions options) throws IOException {
    try {
      Connection connection =
          switch (address) {
            case Address.Tcp a -> connectAny(a, options, to -> ChannelConnection.tcp(to, options));
            case Address.Udp a -> connectAny(a, options, to -> UdpConnection.open(to, options));
            case Address.Unix a -> ChannelConnection.unix(a.path());
            case Address.Tls a -> connectAny(a, options, to -> tls(a, to, options));
            case Address.Dtls a -> connectAny(a, options, to -> dtls(a, to, options));
            case Address.WebSocket a -> connectAny(a, options, to -> webSocket(a, to, options));
          };
      return established(connection);
    } catch (IOException e) {
      throw Failure.wrap(e, address.subject());
    }
  }

  private static Connection established(Connection connection) throws IOException {
    try {
      connection.establish();
      return connection;
    } catch (IOException e) {
      connection.close();
      throw e;
    }
  }

  private static Binder<Listener> tls(ServerOptions options) {
    var engines = TlsEngines.server(TlsContexts.Protocol.TLS, options.security());
    return where -> new TlsListener(ChannelListener.tcp(where), engines, HANDSHAKE_LIMIT);
  }

  private static Binder<Listener> dtls(ServerOptions options) {
    var engines = TlsEngines.server(TlsContexts.Protocol.DTLS, options.security());
    return where -> new DtlsListener(UdpListener.open(where, options), engines, HANDSHAKE_LIMIT);
  }

  private static Connection tls(Address.Inet address, InetSocketAddress to, ClientOptions options)
      throws IOException {
    var secured = TlsEngines.client(TlsContexts.Protocol.TLS, address, options.security());
    return new TlsConnection(ChannelConnection.tcp(to, options), secured, limit(options));
  }

  private static Connection dtls(Address.Inet address, InetSocketAddress to, ClientOptions options)
      throws IOException {
    var secured = TlsEngines.client(TlsContexts.Protocol.DTLS, address, options.security());
    ByteBuffer nothing = ByteBuffer.allocate(0);
    return new DtlsConnection(UdpConnection.open(to, options), secured, limit(options), nothing);
  }

  private static Connection webSocket(
      Address.WebSocket address, InetSocketAddress to, ClientOptions options) throws IOException {
    Connection stream =
        address.secure() ? tls(address, to, options) : ChannelConnection.tcp(to, options);
    try {
      WebSocketCodec codec = WebSocketCodec.client(address.subject(), address.path());
      return new WebSocketConnection(stream, codec, limit(options));
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  private static Duration limit(ClientOptions options) {
    return options.patience().connectTimeout();
  }

  /** Binds every address of the host to one port. */
  static <T extends Bound> List<T> bindAll(Address.Inet address, Binder<? extends T> binder)
      throws IOException {
    List<T> bound = new ArrayList<>();
    int port = address.port();
    for (InetAddress ip : Hosts.toBind(address.host())) {
      try {
        T listener = binder.bind(new InetSocketAddress(ip, port));
        bound.add(listener);
        port = SocketText.port(listener.local());
      } catch (IOException e) {
        if (bound.isEmpty()) {
          throw e;
        }
        // the address that people name works; ::1 or 127.0.1.1 may be absent or taken
      }
    }
    return bound;
  }

  /** Connects to the first address of the host that answers. */
  static Connection connectAny(Address.Inet address, ClientOptions options, Connector connector)
      throws IOException {
    IOException last = null;
    for (InetSocketAddress where : Hosts.resolve(address, options.family())) {
      try {
        return connector.connect(where);
      } catch (IOException e) {
        last = e;
      }
    }
    throw last == null ? new IOException("no address") : last;
  }
}
