package sextant.identity;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/** Lets a {@link PeerVerifier} decide inside the handshake of an {@link SSLEngine}. */
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
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket) {
    throw engineOnly();
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

  // without an engine the name cannot be checked, and to pass silently would be a hole
  private static IllegalStateException engineOnly() {
    return new IllegalStateException("bug: these contexts are for SSLEngine only");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
