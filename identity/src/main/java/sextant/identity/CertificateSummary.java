package sextant.identity;

import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A certificate as people look at it; every text is free of control characters, for a certificate
 * is a stranger's text.
 *
 * @param subject whom it is for, as a distinguished name
 * @param issuer who signed it
 * @param names the hosts and addresses it is for; empty when it names none
 * @param validFrom first moment of validity
 * @param validUntil last moment of validity
 * @param key sort and size of the key: {@code EC P-256}, {@code RSA 2048}
 * @param signature the algorithm it is signed with
 * @param fingerprint its SHA-256
 * @param isSelfSigned whether nobody but its own key vouches for it
 */
public record CertificateSummary(
    String subject,
    String issuer,
    List<String> names,
    Instant validFrom,
    Instant validUntil,
    String key,
    String signature,
    Fingerprint fingerprint,
    boolean isSelfSigned) {
  private static final int DNS_NAME = 2; // RFC 5280, 4.2.1.6: numbers of GeneralName
  private static final int IP_ADDRESS = 7;
  private static final int MOST_NAMES = 100;
  private static final int LONGEST_TEXT = 500;

  /** Keeps a copy of the names. */
  public CertificateSummary {
    names = List.copyOf(names);
  }

  /** Reads what is worth showing. */
  public static CertificateSummary of(X509Certificate certificate) {
    String subject = clean(certificate.getSubjectX500Principal().getName());
    String issuer = clean(certificate.getIssuerX500Principal().getName());
    return new CertificateSummary(
        subject,
        issuer,
        names(certificate),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant(),
        key(certificate.getPublicKey()),
        clean(certificate.getSigAlgName()),
        Fingerprint.of(certificate),
        certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
  }

  /** Whether the certificate is valid at that moment. */
  public boolean isValidAt(Instant now) {
    return !now.isBefore(validFrom) && !now.isAfter(validUntil);
  }

  private static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
      if (alternatives != null) {
        for (List<?> alternative : alternatives) {
          boolean isHost =
              alternative.get(0) instanceof Integer type
                  && (type == DNS_NAME || type == IP_ADDRESS);
          if (isHost && names.size() < MOST_NAMES) {
            names.add(clean(String.valueOf(alternative.get(1))));
          }
        }
      }
    } catch (CertificateParsingException _) {
      return List.of(); // names that cannot be read name nobody
    }
    return names;
  }

  private static String key(PublicKey key) {
    return switch (key) {
      case ECPublicKey ec -> "EC P-" + ec.getParams().getOrder().bitLength();
      case RSAPublicKey rsa -> "RSA " + rsa.getModulus().bitLength();
      case EdECPublicKey edwards -> edwards.getParams().getName();
      default -> clean(key.getAlgorithm());
    };
  }

  private static String clean(String text) {
    var clean = new StringBuilder();
    text.codePoints()
        .limit(LONGEST_TEXT)
        .map(c -> isHarmless(c) ? c : '\uFFFD')
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT, // the marks that turn text around are among these
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
