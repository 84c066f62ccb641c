package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sextant.web.WebRequest.Context;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

class UpgradesTest {
  private final WebProfile profile = WebProfile.inMemory();
  private final WebClient client = WebClient.open(profile, WebOptions.DEFAULT);

  @AfterEach
  void close() {
    client.close();
  }

  @Test
  void anHttpsPageGetsPicturesOverHttpButNoScripts() throws IOException {
    Context page = Context.partOf(1, WebUrl.of("https://example.org/"));
    WebRequest script = WebRequest.get(WebUrl.of("http://example.net/a.js")).with(page);
    assertThat(Upgrades.isMixed(script)).isTrue();
    var blocked = catchThrowableOfType(FailureException.class, () -> client.send(script));
    assertThat(blocked.failure().kind()).isEqualTo(Kind.BLOCKED);
    assertThat(Upgrades.isPassive(script.withHeaders(HeaderList.of("Accept", "image/webp,*/*"))))
        .isTrue();
    assertThat(Upgrades.isMixed(WebRequest.get(WebUrl.of("http://localhost/a.js")).with(page)))
        .isFalse();
  }

  @Test
  void aPageThatAnswersHttpsWithNothingIsAskedOverHttpWhenOnlyWeWantedHttps() throws IOException {
    try (var browser =
        WebClient.open(WebProfile.inMemory(), WebOptions.DEFAULT.withHttpsFirst(true))) {
      WebRequest page = WebRequest.get(WebUrl.of("http://no-such-host.example.net:1/"));
      try (WebResponse up = browser.send(page)) {
        assertThat(up.redirect()).contains("https://no-such-host.example.net:1/");
      }
    }
  }

  @Test
  void httpsFirstHoldsFromTheMomentItIsSet() throws IOException {
    var isFirst = new AtomicBoolean();
    try (var proxy = TestServer.answering(asked -> TestServer.ok("plain"));
        var browser = WebClient.open(profile, through(proxy).withHttpsFirst(isFirst::get))) {
      WebRequest page = WebRequest.get(WebUrl.of("http://host.example.net/"));
      try (WebResponse plain = browser.send(page)) {
        assertThat(plain.status()).isEqualTo(200);
      }
      isFirst.set(true);
      try (WebResponse up = browser.send(page)) {
        assertThat(up.redirect()).contains("https://host.example.net/");
      }
    }
  }

  private static WebOptions through(TestServer proxy) {
    var server = new ProxyChoice.Server("127.0.0.1", proxy.port(), false);
    return WebOptions.DEFAULT.with(new ProxyChoice.Manual(server));
  }

  @Test
  void hostsThatInsistAreNeverAskedOverHttp() throws IOException {
    WebUrl secure = WebUrl.of("https://bank.example.org/");
    profile.strictHosts().note(secure, "max-age=1000; includeSubDomains");
    try (WebResponse response =
        client.send(WebRequest.get(WebUrl.of("http://www.bank.example.org/a")))) {
      assertThat(response.status()).isEqualTo(307);
      assertThat(response.redirect()).contains("https://www.bank.example.org/a");
      assertThat(response.exchange().source()).isEqualTo(Exchange.Source.OURSELVES);
    }
    profile.strictHosts().note(secure, "max-age=0");
    assertThat(profile.strictHosts().insists("www.bank.example.org")).isFalse();
  }
}
