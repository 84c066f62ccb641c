package sextant.files;

import com.fasterxml.jackson.core.JacksonException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import sextant.http.Exchange;
import sextant.http.HttpServer;
import sextant.http.Reply;
import sextant.identity.Credentials;
import sextant.identity.Fingerprint;
import sextant.identity.PeerVerifier;
import sextant.identity.TlsContexts;
import sextant.words.FailureException;

/**
 * The routes every LocalSend device serves: who it is, who registers with it. On its own it is the
 * door of a device that sends or looks around and receives nothing.
 */
final class Door implements AutoCloseable {
  static final String V2 = "/api/localsend/v2/";
  private static final int MOST_INFO_BYTES = 64 * 1024;

  private final String alias;
  private final Credentials own;
  private final boolean isEncrypted;
  private final Visitors visitors;
  private final HttpServer server;
  private volatile @Nullable PairingHost pairing;

  /** Who comes to the door. */
  interface Visitors {
    /** A device said who it is; over TLS its fingerprint is proven. */
    void registered(Device device, InetAddress address);

    /** Somebody asks to cancel. */
    void cancelled(InetAddress address);
  }

  private Door(String alias, Credentials own, boolean isEncrypted, Visitors visitors)
      throws IOException {
    this.alias = alias;
    this.own = own;
    this.isEncrypted = isEncrypted;
    this.visitors = visitors;
    Optional<SSLContext> tls = isEncrypted ? Optional.of(tls(own)) : Optional.empty();
    this.server =
        HttpServer.open(new InetSocketAddress(0), tls, this::handle, HttpServer.Patience.USUAL);
  }

  static Door open(String alias, Credentials own, boolean isEncrypted, Visitors visitors)
      throws IOException {
    return new Door(alias, own, isEncrypted, visitors);
  }

  static SSLContext tls(Credentials own) {
    return TlsContexts.server(TlsContexts.Protocol.TLS, own, PeerVerifier.ofAnyDevice("client"));
  }

  /** Answers to those who typed this code, from now on. */
  void pairBy(PairingHost host) {
    pairing = host;
  }

  /** How this device describes itself. */
  Device self() {
    return Device.self(alias, own.fingerprint().hex(), server.port(), isEncrypted);
  }

  private void handle(Exchange exchange) throws IOException {
    boolean isPost = exchange.head().method().equals("POST");
    PairingHost host = pairing;
    if (host != null && host.serve(exchange, self())) {
      return;
    }
    if (isPost && exchange.head().path().equals(V2 + "cancel")) {
      visitors.cancelled(exchange.remote());
      exchange.respond(Reply.empty(200));
    } else if (!serveInfo(exchange, self(), visitors)) {
      LocalSendRoutes.refuse(exchange, 404, "Not found");
    }
  }

  /** Serves info and register; returns false when it is another route. */
  static boolean serveInfo(Exchange exchange, Device self, Visitors visitors) throws IOException {
    String method = exchange.head().method();
    String path = exchange.head().path();
    if (method.equals("GET")
        && (path.equals(V2 + "info") || path.equals("/api/localsend/v1/info"))) {
      exchange.respond(Reply.json(200, Json.write(self::writeTo)));
      return true;
    }
    if (method.equals("POST") && path.equals(V2 + "register")) {
      register(exchange, self, visitors);
      return true;
    }
    return false;
  }

  private static void register(Exchange exchange, Device self, Visitors visitors)
      throws IOException {
    Device other;
    byte[] body = exchange.body().readAll(MOST_INFO_BYTES);
    try {
      other = Device.read(body, true);
    } catch (FailureException | JacksonException _) {
      LocalSendRoutes.refuse(exchange, 400, "Invalid JSON body");
      return;
    }
    if (other.fingerprint().equalsIgnoreCase(self.fingerprint())) {
      LocalSendRoutes.refuse(exchange, 412, "Self-discovered");
      return;
    }
    Optional<Fingerprint> proven = exchange.peerCertificate().map(Fingerprint::of);
    boolean isSound = proven.isEmpty() || proven.get().hex().equalsIgnoreCase(other.fingerprint());
    if (isSound) { // else it uses another's name: it is answered, and not listed
      visitors.registered(other, exchange.remote());
    }
    exchange.respond(Reply.json(200, Json.write(self::writeTo)));
  }

  @Override
  public void close() {
    server.close();
  }
}
