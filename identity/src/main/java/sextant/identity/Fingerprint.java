package sextant.identity;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.words.Language;

/**
 * The SHA-256 of a certificate's DER form: what a peer is known and pinned by.
 *
 * @param hex 64 upper-case hexadecimal digits without separators, as LocalSend writes it
 */
public record Fingerprint(String hex) {
  private static final int HEX_DIGITS = 64;
  private static final int WORDS = 12; // 132 bits: out of reach of a search for a look-alike

  /** Checks the form; {@link #parse} accepts what people paste. */
  public Fingerprint {
    if (!hex.matches("[0-9A-F]{" + HEX_DIGITS + "}")) {
      throw new IllegalArgumentException("not a SHA-256 fingerprint: " + hex);
    }
  }

  /** The fingerprint of a certificate. */
  public static Fingerprint of(X509Certificate certificate) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
      return new Fingerprint(HexFormat.of().withUpperCase().formatHex(digest));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("bug: every Java has SHA-256", e);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("bug: a parsed certificate has an encoding", e);
    }
  }

  /**
   * Reads a fingerprint as tools print it: upper or lower case, with colons or spaces, after {@code
   * sha256:} or {@code sha256 Fingerprint=} (openssl).
   *
   * @return empty when it is not one
   */
  public static Optional<Fingerprint> parse(String text) {
    String hex =
        text.strip()
            .toUpperCase(Locale.ROOT)
            .replaceFirst("^SHA-?256( FINGERPRINT)?\\s*[:=]\\s*", "")
            .replaceAll("[:\\s-]", "");
    return hex.matches("[0-9A-F]{64}") ? Optional.of(new Fingerprint(hex)) : Optional.empty();
  }

  /** The digits in pairs with colons, as openssl and browsers print it. */
  public String withColons() {
    return hex.replaceAll("..(?=.)", "$0:");
  }

  /** Twelve words both sides can read aloud and compare; the first 132 bits. */
  public List<String> words(Language language) {
    return SafetyWords.of(HexFormat.of().parseHex(hex), WORDS, language);
  }
}
