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
 * Judges servers inside the handshakes of a library that makes its own {@link SSLSocket}s. The
 * sockets must have the endpoint identification algorithm {@code HTTPS}, else names go unchecked.
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
    SSLSession session = ((SSLSocket) socket).getHandshakeSession();
    String host = session.getPeerHost();
    String name = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + session.getPeerPort();
    new PeerVerifier(trustOf.apply(name), name).check(chain, keyExchange, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine) {
    throw socketsOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange) {
    throw socketsOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket) {
    throw socketsOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine) {
    throw socketsOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange) {
    throw socketsOnly();
  }

  // without the socket the host is not known, and to pass silently would be a hole
  private static IllegalStateException socketsOnly() {
    return new IllegalStateException("bug: this judges servers over sockets only");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
