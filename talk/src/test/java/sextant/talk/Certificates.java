package sextant.talk;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import sextant.identity.Credentials;

/** A small certificate authority for tests. */
final class Certificates {
  private final Instant now = Instant.now();

  private final KeyPair key = newKey();
  private final X509Certificate root;
  private int serial = 1;

  Certificates() {
    root = sign("CN=Test Root", key, now.plus(Duration.ofDays(1)), null);
  }

  X509Certificate root() {
    return root;
  }

  /** A valid certificate for that host, or address when it begins with {@code IP:}. */
  Credentials credentials(String host) {
    return credentials(host, now.plus(Duration.ofHours(1)));
  }

  Credentials credentials(String host, Instant validUntil) {
    KeyPair pair = newKey();
    boolean isAddress = host.startsWith("IP:");
    var name =
        isAddress
            ? new GeneralName(GeneralName.iPAddress, host.substring(3))
            : new GeneralName(GeneralName.dNSName, host);
    return new Credentials(
        pair.getPrivate(), List.of(sign("CN=Test Server", pair, validUntil, name), root));
  }

  private X509Certificate sign(
      String subject, KeyPair pair, Instant validUntil, @Nullable GeneralName name) {
    try {
      var builder =
          new JcaX509v3CertificateBuilder(
              new X500Name("CN=Test Root"),
              BigInteger.valueOf(serial++),
              Date.from(now.minus(Duration.ofDays(2))),
              Date.from(validUntil),
              new X500Name(subject),
              pair.getPublic());
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(name == null));
      if (name != null) {
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(name));
      }
      var signer = new JcaContentSignerBuilder("SHA256withECDSA").build(key.getPrivate());
      return new JcaX509CertificateConverter().getCertificate(builder.build(signer));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static KeyPair newKey() {
    try {
      var generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      return generator.generateKeyPair();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
