package sextant.chatcluster;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import sextant.identity.Credentials;
import sextant.identity.Fingerprint;

/**
 * TLS between servers: both show their own certificate, and only members' are believed. Where both
 * ends say in the handshake that one is a newcomer, neither is believed yet: there a code decides.
 */
final class MemberTrust extends X509ExtendedTrustManager {
  private final Supplier<Set<Fingerprint>> members;

  MemberTrust(Supplier<Set<Fingerprint>> members) {
    this.members = members;
  }

  /** For both ends of all connections between servers. */
  static SSLContext context(Credentials own, Supplier<Set<Fingerprint>> members) {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      Certificate[] chain = own.chain().toArray(Certificate[]::new);
      store.setKeyEntry("own", own.key(), new char[0], chain);
      KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
      keys.init(store, new char[0]);
      SSLContext context = SSLContext.getInstance("TLSv1.3");
      context.init(keys.getKeyManagers(), new TrustManager[] {new MemberTrust(members)}, null);
      return context;
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("bug: every Java has TLS 1.3 and PKCS 12", e);
    }
  }

  private void check(X509Certificate[] chain, Socket socket) throws CertificateException {
    boolean isNewcomer =
        socket instanceof SSLSocket secured
            && MemberDoor.JOINING.equals(secured.getHandshakeApplicationProtocol());
    if (!isNewcomer) {
      check(chain);
    }
  }

  private void check(X509Certificate[] chain) throws CertificateException {
    Fingerprint shown = Fingerprint.of(chain[0]);
    if (!members.get().contains(shown)) {
      throw new CertificateException("no member of this cluster: " + shown.withColons());
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    check(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
