package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import sextant.identity.PeerTrust;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

class CertificatesTest {
  private final Instant nextMonth = Instant.now().plus(30, ChronoUnit.DAYS);

  private final WebProfile profile = WebProfile.inMemory();

  private static TestServer serverOf(TestTls tls) throws IOException {
    return TestServer.over(
        tls.socket(),
        (asked, output) -> {
          output.write(
              TestServer.ok("secret", "Strict-Transport-Security: max-age=1000")
                  .getBytes(java.nio.charset.StandardCharsets.UTF_8));
          return true;
        });
  }

  // Both our own connections and those of the library judge alike.
  private Kind failure(TestServer server, WebOptions options) throws IOException {
    Kind kind = failureOf(server, options);
    assertThat(failureOf(server, options.withHttp2(false))).isEqualTo(kind);
    return kind;
  }

  private Kind failureOf(TestServer server, WebOptions options) throws IOException {
    try (var client = WebClient.open(profile, options)) {
      WebRequest request = WebRequest.get(server.url("/"));
      return catchThrowableOfType(FailureException.class, () -> client.send(request))
          .failure()
          .kind();
    }
  }

  @Test
  void aCertificateNobodyVouchesForIsRefusedAndItsChainShown() throws IOException {
    TestTls tls = TestTls.of("localhost", nextMonth);
    try (var server = serverOf(tls)) {
      assertThat(failure(server, WebOptions.DEFAULT)).isEqualTo(Kind.CERTIFICATE_UNTRUSTED);
      assertThat(profile.traffic().exchanges().getFirst().refusedChain())
          .containsExactly(tls.certificate());
      assertThat(server.asked()).isEmpty();
    }
  }

  @Test
  void oneForAnotherHostIsRefusedThoughItsIssuerIsTrusted() throws IOException {
    TestTls tls = TestTls.of("other.example", nextMonth);
    try (var server = serverOf(tls)) {
      var trust = new PeerTrust.Authorities(List.of(tls.certificate()));
      assertThat(failure(server, WebOptions.DEFAULT.with(trust)))
          .isEqualTo(Kind.CERTIFICATE_WRONG_NAME);
    }
  }

  @Test
  void anExpiredOneIsRefused() throws IOException {
    TestTls authority = TestTls.of("authority", nextMonth);
    Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
    try (var server = serverOf(TestTls.of("localhost", yesterday, Optional.of(authority)))) {
      var trust = new PeerTrust.Authorities(List.of(authority.certificate()));
      assertThat(failure(server, WebOptions.DEFAULT.with(trust)))
          .isEqualTo(Kind.CERTIFICATE_EXPIRED);
    }
  }

  @Test
  void oneThatAnAuthorityVouchesForIsTaken() throws IOException {
    TestTls tls = TestTls.of("localhost", nextMonth);
    var trust = new PeerTrust.Authorities(List.of(tls.certificate()));
    try (var server = serverOf(tls);
        var client = WebClient.open(profile, WebOptions.DEFAULT.with(trust));
        WebResponse response = client.send(WebRequest.get(server.url("/")))) {
      assertThat(response.status()).isEqualTo(200);
      TlsDetails details = response.exchange().tls().orElseThrow();
      assertThat(details.version()).isEqualTo("TLSv1.3");
      assertThat(details.chain()).containsExactly(tls.certificate());
      assertThat(response.exchange().timings().tls()).isPositive();
      assertThat(profile.strictHosts().insists("localhost")).isTrue();
    }
  }

  @Test
  void whatAPersonAcceptedHoldsForThatHostAndPortAndCertificateOnly() throws IOException {
    TestTls tls = TestTls.of("localhost", nextMonth);
    try (var server = serverOf(tls);
        var other = serverOf(tls);
        var changed = serverOf(TestTls.of("localhost", nextMonth));
        var client = WebClient.open(profile, WebOptions.DEFAULT)) {
      profile.certificateExceptions().accept(server.url("/"), tls.certificate());
      try (WebResponse response = client.send(WebRequest.get(server.url("/")))) {
        assertThat(response.status()).isEqualTo(200);
      }
      assertThat(profile.strictHosts().insists("localhost")).isFalse();
      assertThat(failure(other, WebOptions.DEFAULT)).isEqualTo(Kind.CERTIFICATE_UNTRUSTED);
      profile.certificateExceptions().accept(changed.url("/"), tls.certificate());
      assertThat(failure(changed, WebOptions.DEFAULT)).isEqualTo(Kind.CERTIFICATE_NOT_PINNED);
    }
  }
}
