package sextant.web;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Lets another judge, and keeps the chain when it refuses. */
final class ServerTrust extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager judge;

  /** A TLS context whose servers are judged by this trust. */
  static SSLContext context(ServerTrust trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("bug: every Java has TLS", e);
    }
  }

  ServerTrust(X509ExtendedTrustManager judge) {
    this.judge = judge;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
      throws CertificateException {
    try {
      judge.checkServerTrusted(chain, keyExchange, socket);
    } catch (CertificateException why) {
      throw new RefusedCertificateException(chain, why);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
      throws CertificateException {
    try {
      judge.checkServerTrusted(chain, keyExchange, engine);
    } catch (CertificateException why) {
      throw new RefusedCertificateException(chain, why);
    }
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String keyExchange)
      throws CertificateException {
    judge.checkServerTrusted(chain, keyExchange);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, Socket socket)
      throws CertificateException {
    judge.checkClientTrusted(chain, keyExchange, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange, SSLEngine engine)
      throws CertificateException {
    judge.checkClientTrusted(chain, keyExchange, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String keyExchange)
      throws CertificateException {
    judge.checkClientTrusted(chain, keyExchange);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return judge.getAcceptedIssuers();
  }
}
