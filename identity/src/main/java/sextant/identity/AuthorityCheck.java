package sextant.identity;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import sextant.words.Failure;
import sextant.words.Failure.Kind;

/** Whether an authority vouches for a certificate, with the reason in our words when not. */
final class AuthorityCheck {
  // where the distributions keep the machine's authorities, company ones included
  private static final List<Path> BUNDLES =
      List.of(
          Path.of("/etc/ssl/certs/ca-certificates.crt"),
          Path.of("/etc/pki/tls/certs/ca-bundle.crt"),
          Path.of("/etc/ssl/ca-bundle.pem"),
          Path.of("/etc/ssl/cert.pem"));

  private final X509ExtendedTrustManager manager;
  private final boolean asksMachineToo;
  private final String name;

  /** Asks a manager about the server at the other end of one engine or socket. */
  @FunctionalInterface
  interface Question {
    void put(X509ExtendedTrustManager manager) throws CertificateException;
  }

  private AuthorityCheck(X509ExtendedTrustManager manager, boolean asksMachineToo, String name) {
    this.manager = manager;
    this.asksMachineToo = asksMachineToo;
    this.name = name;
  }

  /** Java's own authorities and, when they do not know the issuer, those of the machine. */
  static AuthorityCheck ofSystem(String name) throws CertificateException {
    return new AuthorityCheck(OfJava.MANAGER, true, name);
  }

  static AuthorityCheck of(List<X509Certificate> roots, String name) throws CertificateException {
    return new AuthorityCheck(manager(Optional.of(store(roots))), false, name);
  }

  /** Checks a server's chain, and that it names the host the connection was made for. */
  void server(X509Certificate[] chain, String keyExchange, Question question)
      throws CertificateException {
    try {
      question.put(manager);
    } catch (CertificateException first) {
      Optional<X509ExtendedTrustManager> machine = machine();
      PeerCertificateException refusal = refused(chain, keyExchange, manager, first);
      if (machine.isEmpty()) {
        throw refusal;
      }
      try {
        question.put(machine.get());
      } catch (CertificateException second) {
        // who knows the issuer has the better reason
        boolean isKnown = refusal.failure().kind() != Kind.CERTIFICATE_UNTRUSTED;
        throw isKnown ? refusal : refused(chain, keyExchange, machine.get(), second);
      }
    }
  }

  /** Checks a client's chain. */
  void client(X509Certificate[] chain, String keyExchange) throws CertificateException {
    try {
      manager.checkClientTrusted(chain, keyExchange);
    } catch (CertificateException refusal) {
      throw new PeerCertificateException(unnamed(chain, refusal));
    }
  }

  private PeerCertificateException refused(
      X509Certificate[] chain,
      String keyExchange,
      X509ExtendedTrustManager judge,
      CertificateException refusal) {
    try {
      judge.checkServerTrusted(chain, keyExchange); // the chain without the name
    } catch (CertificateException reason) {
      return new PeerCertificateException(unnamed(chain, reason));
    }
    String names = String.join(", ", CertificateSummary.of(chain[0]).names());
    return new PeerCertificateException(
        new Failure(Kind.CERTIFICATE_WRONG_NAME, name, names.isEmpty() ? message(refusal) : names));
  }

  private Failure unnamed(X509Certificate[] chain, CertificateException reason) {
    for (Throwable t = reason; t != null; t = t.getCause()) {
      if (t instanceof CertificateExpiredException
          || t instanceof CertificateNotYetValidException) {
        String span = CertificateLines.span(CertificateSummary.of(chain[0]));
        return new Failure(Kind.CERTIFICATE_EXPIRED, name, span);
      }
    }
    var summary = CertificateSummary.of(chain[0]);
    return new Failure(
        Kind.CERTIFICATE_UNTRUSTED,
        name,
        summary.issuer() + ", " + summary.fingerprint().withColons());
  }

  private static String message(CertificateException refusal) {
    return Optional.ofNullable(refusal.getMessage()).orElse("");
  }

  private Optional<X509ExtendedTrustManager> machine() throws CertificateException {
    Optional<KeyStore> store = asksMachineToo ? machineStore() : Optional.empty();
    return store.isEmpty() ? Optional.empty() : Optional.of(manager(store));
  }

  private static Optional<KeyStore> machineStore() {
    String os = System.getProperty("os.name", "");
    if (os.startsWith("Mac")) {
      return keyStore("KeychainStore-ROOT");
    }
    if (os.startsWith("Windows")) {
      return keyStore("Windows-ROOT");
    }
    for (Path bundle : BUNDLES) {
      if (Files.isReadable(bundle)) {
        try {
          return Optional.of(store(PemFile.certificates(bundle)));
        } catch (IOException | CertificateException _) {
          return Optional.empty(); // a broken bundle vouches for nobody
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<KeyStore> keyStore(String type) {
    try {
      KeyStore store = KeyStore.getInstance(type);
      store.load(null, null);
      return Optional.of(store);
    } catch (GeneralSecurityException | IOException _) {
      return Optional.empty();
    }
  }

  private static KeyStore store(List<X509Certificate> roots) throws CertificateException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      int number = 0;
      for (X509Certificate root : roots) {
        store.setCertificateEntry("root-" + number++, root);
      }
      return store;
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException("cannot use these authorities", e);
    }
  }

  /** Java's authorities are read once: a browser shakes hands a hundred times for a page. */
  private static final class OfJava {
    static final X509ExtendedTrustManager MANAGER = make();

    private static X509ExtendedTrustManager make() {
      try {
        return manager(Optional.empty());
      } catch (CertificateException e) {
        throw new IllegalStateException("bug: a Java without authorities", e);
      }
    }
  }

  private static X509ExtendedTrustManager manager(Optional<KeyStore> roots)
      throws CertificateException {
    try {
      var factory = TrustManagerFactory.getInstance("PKIX");
      factory.init(roots.orElse(null));
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager extended) {
          return extended;
        }
      }
    } catch (GeneralSecurityException e) {
      throw new CertificateException("cannot use these authorities", e);
    }
    throw new IllegalStateException("bug: PKIX without a trust manager for X.509");
  }
}
