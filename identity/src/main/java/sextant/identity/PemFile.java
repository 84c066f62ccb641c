package sextant.identity;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Keys and certificates in the text form of RFC 7468 and of openssl. */
final class PemFile {
  private static final int MOST_BYTES = 4 << 20; // an authority bundle has some 200 kB

  private PemFile() {}

  /** All certificates of a file, in its order; at least one. */
  static List<X509Certificate> certificates(Path file) throws FailureException {
    return certificates(text(file), file.toString());
  }

  static List<X509Certificate> certificates(String pem, String subject) throws FailureException {
    List<X509Certificate> found = new ArrayList<>();
    var converter = new JcaX509CertificateConverter();
    for (Object part : parts(pem, subject)) {
      if (part instanceof X509CertificateHolder holder) {
        try {
          found.add(converter.getCertificate(holder));
        } catch (CertificateException e) {
          throw bad(subject, "unreadable certificate: " + e.getMessage());
        }
      }
    }
    if (found.isEmpty()) {
      throw bad(subject, "no BEGIN CERTIFICATE in this file");
    }
    return found;
  }

  /** The first private key of a file. */
  static PrivateKey privateKey(Path file) throws FailureException {
    return privateKey(text(file), file.toString());
  }

  static PrivateKey privateKey(String pem, String subject) throws FailureException {
    for (Object part : parts(pem, subject)) {
      if (part instanceof PEMEncryptedKeyPair || part instanceof PKCS8EncryptedPrivateKeyInfo) {
        throw new FailureException(new Failure(Failure.Kind.KEY_ENCRYPTED, subject, ""));
      }
      PrivateKeyInfo info =
          switch (part) {
            case PEMKeyPair pair -> pair.getPrivateKeyInfo();
            case PrivateKeyInfo plain -> plain;
            default -> null;
          };
      if (info != null) {
        return key(info, subject);
      }
    }
    throw bad(subject, "no BEGIN PRIVATE KEY in this file");
  }

  private static PrivateKey key(PrivateKeyInfo info, String subject) throws FailureException {
    try {
      return new JcaPEMKeyConverter().getPrivateKey(info);
    } catch (IOException e) {
      throw bad(subject, "unreadable key: " + e.getMessage());
    }
  }

  private static List<Object> parts(String pem, String subject) throws FailureException {
    List<Object> parts = new ArrayList<>();
    try (var parser = new PEMParser(new StringReader(pem))) {
      for (Object part = parser.readObject(); part != null; part = parser.readObject()) {
        parts.add(part);
      }
      return parts;
    } catch (IOException | RuntimeException e) { // the parser throws both for broken input
      throw bad(subject, "not valid PEM: " + e.getMessage());
    }
  }

  private static String text(Path file) throws FailureException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw bad(file.toString(), "larger than " + MOST_BYTES + " bytes");
      }
      return new String(bytes, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw Failure.wrap(e, file.toString());
    }
  }

  private static FailureException bad(String subject, String detail) {
    return new FailureException(new Failure(Failure.Kind.BAD_INPUT, subject, detail));
  }
}
