package sextant.identity;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import sextant.words.Language;

/** A certificate as labelled lines in a person's language; both faces show the same. */
public final class CertificateLines {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

  private CertificateLines() {}

  /** One line: a label and what it says. */
  public record Line(String label, String value) {}

  /** The lines in the order to show them; {@code now} decides what is expired. */
  public static List<Line> of(CertificateSummary certificate, Instant now, Language language) {
    var text = new IdentityText(language);
    String issuer = certificate.isSelfSigned() ? text.selfSigned() : certificate.issuer();
    String names =
        certificate.names().isEmpty() ? text.noNames() : String.join(", ", certificate.names());
    return List.of(
        new Line(text.subject(), certificate.subject()),
        new Line(text.issuer(), issuer),
        new Line(text.names(), names),
        new Line(text.valid(), validity(certificate, now, text)),
        new Line(text.key(), text.keyAndSignature(certificate.key(), certificate.signature())),
        new Line(text.fingerprint(), certificate.fingerprint().withColons()),
        new Line(text.words(), String.join(" ", certificate.fingerprint().words(language))));
  }

  /** Why a certificate was believed, as one sentence. */
  public static String verdict(PeerTrust.Verdict verdict, Language language) {
    var text = new IdentityText(language);
    return switch (verdict) {
      case VERIFIED -> text.verdictVerified();
      case PINNED -> text.verdictPinned();
      case KNOWN -> text.verdictKnown();
      case FIRST_MET -> text.verdictFirstMet();
      case UNCHECKED -> text.verdictUnchecked();
    };
  }

  /** When it is valid, as both faces write it. */
  static String span(CertificateSummary certificate) {
    return DAY.format(certificate.validFrom()) + " – " + DAY.format(certificate.validUntil());
  }

  private static String validity(CertificateSummary certificate, Instant now, IdentityText text) {
    String from = DAY.format(certificate.validFrom());
    String until = DAY.format(certificate.validUntil());
    if (now.isAfter(certificate.validUntil())) {
      return text.expired(from, until);
    }
    return certificate.isValidAt(now) ? text.validSpan(from, until) : text.notYetValid(from, until);
  }
}
