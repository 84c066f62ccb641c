package sextant.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import sextant.words.Language;

class CertificateSummaryTest {
  private static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
  private static final Instant UNTIL = Instant.parse("2026-12-31T00:00:00Z");

  private static CertificateSummary summary(String commonName) {
    return CertificateSummary.of(
        SelfSigned.create(commonName, FROM, UNTIL, new SecureRandom()).certificate());
  }

  @Test
  void doesNotLetAStrangersNameSteerTheTerminal() {
    assertThat(summary("bank\u001b[2J\u202egro\r\n").subject())
        .startsWith("CN=")
        .doesNotContain("\u001b", "\u202e", "\r", "\n");
  }

  @Test
  void keepsNamesInOtherScripts() {
    assertThat(summary("六分仪 é").subject()).isEqualTo("CN=六分仪 é");
  }

  @Test
  void showsTheSameLinesInBothLanguages() {
    CertificateSummary summary = summary("x");
    Instant now = FROM.plusSeconds(60);
    List<CertificateLines.Line> english = CertificateLines.of(summary, now, Language.ENGLISH);
    List<CertificateLines.Line> chinese = CertificateLines.of(summary, now, Language.CHINESE);
    assertThat(english).hasSameSizeAs(chinese);
    assertThat(english)
        .contains(new CertificateLines.Line("signed by", "itself (self-signed)"))
        .contains(
            new CertificateLines.Line("valid", "2026-01-01 00:00 UTC to 2026-12-31 00:00 UTC"));
    assertThat(chinese).contains(new CertificateLines.Line("签发者", "自身（自签名）"));
  }

  @Test
  void saysThatACertificateIsExpiredOrNotYetValid() {
    assertThat(validity(UNTIL.plusSeconds(1))).endsWith("(expired)");
    assertThat(validity(FROM.minusSeconds(1))).endsWith("(not valid yet)");
    assertThat(validity(UNTIL)).endsWith("UTC");
  }

  private static String validity(Instant now) {
    return CertificateLines.of(summary("x"), now, Language.ENGLISH).get(3).value();
  }

  @Test
  void hasWordsForEveryVerdict() {
    for (PeerTrust.Verdict verdict : PeerTrust.Verdict.values()) {
      assertThat(CertificateLines.verdict(verdict, Language.ENGLISH)).isNotBlank();
      assertThat(CertificateLines.verdict(verdict, Language.CHINESE)).isNotBlank();
    }
  }
}
