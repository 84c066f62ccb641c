package sextant.files;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import sextant.identity.Credentials;

/** Certificates as hostile devices, and old ones, show them. */
final class Certificates {
  private Certificates() {}

  /** Self-signed, valid for the given days from now; negative for one that has expired. */
  static Credentials selfSigned(String algorithm, int bits, int days) throws Exception {
    KeyPair pair = pair(algorithm, bits);
    return signed(pair, pair.getPrivate(), days);
  }

  /** Signed by a key that is not its own. */
  static Credentials signedByAnother() throws Exception {
    return signed(pair("EC", 256), pair("EC", 256).getPrivate(), 100);
  }

  private static KeyPair pair(String algorithm, int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  private static Credentials signed(KeyPair pair, PrivateKey signer, int days) throws Exception {
    Instant now = Instant.now();
    Instant other = now.plus(Duration.ofDays(days));
    X500Name name = new X500Name("CN=LocalSend User");
    boolean isExpired = days < 0;
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.valueOf(7),
            Date.from(isExpired ? other : now.minus(Duration.ofDays(1))),
            Date.from(isExpired ? now.minus(Duration.ofHours(1)) : other),
            name,
            pair.getPublic());
    String algorithm = signer.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA";
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(builder.build(new JcaContentSignerBuilder(algorithm).build(signer)));
    return new Credentials(pair.getPrivate(), List.of(certificate));
  }

  /** From tomorrow on. */
  static Credentials notYetValid() throws Exception {
    KeyPair pair = pair("EC", 256);
    Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
    X500Name name = new X500Name("CN=LocalSend User");
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(tomorrow),
            Date.from(tomorrow.plus(Duration.ofDays(9))),
            name,
            pair.getPublic());
    X509Certificate certificate =
        new JcaX509CertificateConverter()
            .getCertificate(
                builder.build(
                    new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
    return new Credentials(pair.getPrivate(), List.of(certificate));
  }

  /** Java's own TLS, which trusts everybody: not a line of ours on this side. */
  static SSLContext tls(Optional<Credentials> own) throws Exception {
    KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
    if (own.isPresent()) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, new char[0]);
      X509Certificate[] chain = own.get().chain().toArray(X509Certificate[]::new);
      store.setKeyEntry("own", own.get().key(), new char[0], chain);
      keys.init(store, new char[0]);
    } else {
      keys.init(null, new char[0]);
    }
    X509TrustManager everybody =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), new TrustManager[] {everybody}, null);
    return context;
  }
}
