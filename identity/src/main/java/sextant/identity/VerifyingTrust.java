package sextant.identity;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Lets a {@link PeerVerifier} decide inside the handshake of an {@link SSLEngine}, or of a client's
 * {@link SSLSocket} that has the endpoint identification algorithm {@code HTTPS}.
 */
final class VerifyingTrust extends X509ExtendedTrustManager {
  private final PeerVerifier verifier;

  VerifyingTrust(PeerVerifier verifier) {
    this.verifier = verifier;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
      throws CertificateException {
    verifier.check(chain, keyExchange, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
      throws CertificateException {
    verifier.checkClient(chain, keyExchange);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
      throws CertificateException {
    boolean isNamed =
        socket instanceof SSLSocket secured
            && "HTTPS".equals(secured.getSSLParameters().getEndpointIdentificationAlgorithm());
    if (!isNamed) {
      throw engineOnly();
    }
    verifier.check(chain, keyExchange, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket) {
    throw engineOnly();
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange) {
    throw engineOnly();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange) {
    throw engineOnly();
  }

  // otherwise the name cannot be checked, and to pass silently would be a hole
  private static IllegalStateException engineOnly() {
    return new IllegalStateException(
        "bug: neither an SSLEngine nor a client's SSLSocket that checks names");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
