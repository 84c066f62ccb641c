package sextant.identity;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.function.Function;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Judges servers inside the handshakes of sockets and engines that others make. They must have the
 * endpoint identification algorithm {@code HTTPS}, else names go unchecked.
 */
public final class SocketTrust extends X509ExtendedTrustManager {
  private final Function<String, PeerTrust> trustOf;

  /** Asks for each handshake whom to believe, by {@code host:port}. */
  public SocketTrust(Function<String, PeerTrust> trustOf) {
    this.trustOf = trustOf;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
      throws CertificateException {
    String name = name(((SSLSocket) socket).getHandshakeSession());
    new PeerVerifier(trustOf.apply(name), name).check(chain, keyExchange, socket);
  }

  private static String name(SSLSession session) {
    String host = session.getPeerHost();
    return (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + session.getPeerPort();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
      throws CertificateException {
    String name = name(engine.getHandshakeSession());
    new PeerVerifier(trustOf.apply(name), name).check(chain, keyExchange, engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange) {
    throw serversOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket) {
    throw serversOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine) {
    throw serversOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange) {
    throw serversOnly();
  }

  // without the connection the host is not known, and to pass silently would be a hole
  private static IllegalStateException serversOnly() {
    return new IllegalStateException("bug: this judges servers of known connections only");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
