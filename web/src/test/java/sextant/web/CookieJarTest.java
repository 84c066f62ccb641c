package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.StateDirectory;
import sextant.web.CookieJar.Asker;
import sextant.web.WebRequest.Context;

class CookieJarTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private final CookieJar jar = new CookieJar(NOON, () -> {});

  private static WebRequest get(String url) throws IOException {
    return WebRequest.get(WebUrl.of(url));
  }

  private static WebRequest part(String url, String page) throws IOException {
    return get(url).with(Context.partOf(1, WebUrl.of(page)));
  }

  private boolean set(String url, String field) throws IOException {
    return jar.set(get(url), field, Asker.HTTP);
  }

  private String sent(WebRequest request) {
    return jar.header(request, Asker.HTTP);
  }

  @Test
  void nobodySetsCookiesForEverybodyBelowAPublicSuffix() throws IOException {
    assertThat(set("https://evil.co.uk/", "a=1; Domain=co.uk")).isFalse();
    assertThat(set("https://me.github.io/", "a=1; Domain=github.io")).isFalse();
    assertThat(set("https://www.example.co.uk/", "a=1; Domain=example.co.uk")).isTrue();
    assertThat(sent(get("https://shop.example.co.uk/"))).isEqualTo("a=1");
  }

  @Test
  void aHostThatIsASuffixItselfHasCookiesOfItsOwn() throws IOException {
    assertThat(set("https://github.io/", "a=1; Domain=github.io")).isTrue();
    assertThat(sent(get("https://github.io/"))).isEqualTo("a=1");
    assertThat(sent(get("https://me.github.io/"))).isEmpty();
  }

  @Test
  void addressesHaveNoDomainsAboveThem() throws IOException {
    assertThat(set("http://127.0.0.1/", "a=1; Domain=0.0.1")).isFalse();
    assertThat(set("http://127.0.0.1/", "a=1")).isTrue();
    assertThat(sent(get("http://127.0.0.1:8080/"))).isEqualTo("a=1");
  }

  @Test
  void secureCookiesNeedHttpsAndAreNotHiddenByPlainOnes() throws IOException {
    assertThat(set("http://example.org/", "a=1; Secure")).isFalse();
    assertThat(set("https://example.org/", "a=1; Secure")).isTrue();
    assertThat(set("http://example.org/", "a=2")).isFalse();
    assertThat(sent(get("http://example.org/"))).isEmpty();
    assertThat(sent(get("https://example.org/"))).isEqualTo("a=1");
  }

  @Test
  void prefixesKeepWhatTheyPromise() throws IOException {
    assertThat(set("https://example.org/", "__Host-a=1; Secure; Path=/")).isTrue();
    assertThat(set("https://example.org/", "__Host-a=1; Secure")).isFalse();
    assertThat(set("https://a.example.org/", "__host-a=1; Secure; Path=/; Domain=example.org"))
        .isFalse();
    assertThat(set("https://example.org/", "__Secure-a=1")).isFalse();
    assertThat(set("https://example.org/", "=__Secure-a=1")).isFalse();
  }

  @Test
  void otherSitesPagesSendOnlyWhatSaysNone() throws IOException {
    set("https://shop.example/", "none=1; SameSite=None; Secure");
    set("https://shop.example/", "lax=1; SameSite=Lax");
    set("https://shop.example/", "strict=1; SameSite=Strict");
    assertThat(sent(part("https://shop.example/i.png", "https://news.example/")))
        .isEqualTo("none=1");
    WebRequest link =
        get("https://shop.example/")
            .with(new Context(1, Optional.of(WebUrl.of("https://news.example/")), true));
    assertThat(sent(link)).isEqualTo("none=1; lax=1");
    assertThat(sent(part("https://shop.example/i.png", "https://www.shop.example/")))
        .isEqualTo("none=1; lax=1; strict=1");
  }

  @Test
  void scriptsNeitherSeeNorReplaceHttpOnlyCookies() throws IOException {
    WebRequest page = get("https://example.org/");
    set("https://example.org/", "sid=1; HttpOnly");
    assertThat(jar.header(page, Asker.SCRIPT)).isEmpty();
    assertThat(jar.set(page, "sid=2", Asker.SCRIPT)).isFalse();
    assertThat(jar.set(page, "theme=dark", Asker.SCRIPT)).isTrue();
    assertThat(sent(page)).isEqualTo("sid=1; theme=dark");
  }

  @Test
  void aCookieThatExpiresInThePastIsDeleted() throws IOException {
    set("https://example.org/", "a=1; Max-Age=100");
    set("https://example.org/", "a=; Max-Age=0");
    assertThat(jar.all()).isEmpty();
  }

  @Test
  void aDomainKeepsAtMost180CookiesAndNoneLivesLongerThan400Days() throws IOException {
    for (int i = 0; i < 200; i++) {
      set("https://example.org/", "c" + i + "=1; Max-Age=99999999999");
    }
    assertThat(jar.all()).hasSize(180);
    assertThat(jar.all().getFirst().expiry())
        .contains(NOON.instant().plusSeconds(400L * 24 * 3600));
  }

  @Test
  void withoutThirdPartyCookiesOtherSitesGetNone() throws IOException {
    set("https://ads.example/", "id=1; SameSite=None; Secure");
    jar.takeThirdParty(false);
    WebRequest ad = part("https://ads.example/i.gif", "https://news.example/");
    assertThat(sent(ad)).isEmpty();
    assertThat(jar.set(ad, "id=2; SameSite=None; Secure", Asker.HTTP)).isFalse();
  }

  @Test
  void lastingCookiesSurviveTheProgramAndSessionCookiesDoNot(@TempDir Path folder)
      throws IOException {
    StateDirectory state = StateDirectory.at(folder);
    try (var profile = WebProfile.open(state, new TrafficLog(), NOON)) {
      profile.cookies().set(get("https://example.org/"), "lasting=a\tb%; Max-Age=60", Asker.HTTP);
      profile.cookies().set(get("https://example.org/"), "session=1", Asker.HTTP);
    }
    try (var profile = WebProfile.open(state, new TrafficLog(), NOON)) {
      assertThat(profile.cookies().header(get("https://example.org/"), Asker.HTTP))
          .isEqualTo("lasting=a\tb%");
    }
  }
}
