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
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jgroups.util.DefaultSocketFactory;
import sextant.identity.Credentials;
import sextant.identity.Fingerprint;

/** TLS between servers: both show their own certificate, and only members' are believed. */
final class MemberTrust extends X509ExtendedTrustManager {
  private final Supplier<Set<Fingerprint>> members;

  MemberTrust(Supplier<Set<Fingerprint>> members) {
    this.members = members;
  }

  /** Sockets that only members can use. */
  static DefaultSocketFactory sockets(Credentials own, Supplier<Set<Fingerprint>> members) {
    DefaultSocketFactory factory = new DefaultSocketFactory(context(own, members));
    factory.setServerSocketConfigurator(socket -> {
      if (socket instanceof SSLServerSocket secured) {
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setNeedClientAuth(true);
        parameters.setProtocols(new String[] {"TLSv1.3"});
        secured.setSSLParameters(parameters);
      }
    });
    return factory;
  }

  private static SSLContext context(Credentials own, Supplier<Set<Fingerprint>> members) {
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

  private void check(X509Certificate[] chain) throws CertificateException {
    Fingerprint shown = Fingerprint.of(chain[0]);
    if (!members.get().contains(shown)) {
      throw new CertificateException("no member of this cluster: " + shown.withColons());
    }
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    check(chain);
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
