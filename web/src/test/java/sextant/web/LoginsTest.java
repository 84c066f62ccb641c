package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class LoginsTest {
  private static final Login MUFASA = new Login("Mufasa", "Circle of Life");

  private static Challenge digest(String algorithm) {
    return new Challenge(
        "digest",
        Map.of(
            "realm", "http-auth@example.org",
            "qop", "auth, auth-int",
            "algorithm", algorithm,
            "nonce", "7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v",
            "opaque", "FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS"));
  }

  @Test
  void digestAnswersAreThoseOfTheRfc() { // RFC 7616, 3.9.1
    String nonce = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";
    assertThat(new DigestAnswer(digest("MD5"), MUFASA, 1, nonce).header("GET", "/dir/index.html"))
        .contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"");
    assertThat(
            new DigestAnswer(digest("SHA-256"), MUFASA, 1, nonce).header("GET", "/dir/index.html"))
        .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"");
  }

  @Test
  void challengesAreReadHoweverTheyAreWritten() {
    List<Challenge> all =
        Challenge.parse(
            List.of(
                "Basic realm=\"a, \\\"b\\\"\", Digest realm=x,nonce=\"n\" , qop=\"auth\"",
                "Negotiate, NTLM TlRMTVNTUAAB=="));
    assertThat(all)
        .extracting(Challenge::scheme)
        .containsExactly("basic", "digest", "negotiate", "ntlm");
    assertThat(all.getFirst().realm()).isEqualTo("a, \"b\"");
    assertThat(all.get(1).parameters()).containsEntry("nonce", "n").containsEntry("qop", "auth");
  }

  @Test
  void aPersonIsAskedUntilTheLoginIsRightAndNeverAgain() throws IOException {
    var asked = new AtomicInteger();
    Login.Source source =
        question -> {
          assertThat(question.realm()).isEqualTo("house");
          assertThat(question.isAgain()).isEqualTo(asked.get() > 0);
          return Optional.of(new Login("me", asked.incrementAndGet() == 1 ? "wrong" : "right"));
        };
    String right = "Basic bWU6cmlnaHQ=";
    try (var server =
            TestServer.answering(request ->
                request.headers().combined("Authorization").equals(right)
                    ? TestServer.ok("in")
                    : TestServer.response(
                        "401 Unauthorized", "", "WWW-Authenticate: Basic realm=\"house\""));
        var client = WebClient.open(WebProfile.inMemory(), WebOptions.DEFAULT, source)) {
      assertThat(client.fetch(WebRequest.get(server.url("/"))).status()).isEqualTo(200);
      assertThat(client.fetch(WebRequest.get(server.url("/more"))).status()).isEqualTo(200);
      assertThat(asked).hasValue(2);
      assertThat(server.asked()).hasSize(4);
    }
  }

  @Test
  void withoutALoginTheAnswerOfTheServerIsShown() throws IOException {
    try (var server =
            TestServer.answering(request ->
                TestServer.response(
                    "401 Unauthorized", "members only", "WWW-Authenticate: Basic realm=x"));
        var client = WebClient.open(WebProfile.inMemory(), WebOptions.DEFAULT)) {
      try (WebResponse response = client.fetch(WebRequest.get(server.url("/")))) {
        assertThat(response.status()).isEqualTo(401);
        assertThat(response.bodyBytes(100)).asString().isEqualTo("members only");
      }
    }
  }

  @Test
  void theLoginInAnAddressIsUsedAndNeverLogged() throws IOException {
    try (var server =
            TestServer.answering(
                request -> TestServer.ok(request.headers().combined("Authorization")));
        var client = WebClient.open(WebProfile.inMemory(), WebOptions.DEFAULT)) {
      WebUrl url = WebUrl.of("http://u:p@localhost:" + server.port() + "/");
      try (WebResponse response = client.fetch(WebRequest.get(url))) {
        assertThat(response.bodyBytes(100)).asString().isEqualTo("Basic dTpw");
      }
      assertThat(url.withoutSecrets().toString()).doesNotContain("u:p");
    }
  }

  @Test
  void aProxyIsFoundInTheEnvironment() throws IOException {
    var choice =
        new ProxyChoice.OfSystem(
            Map.of("http_proxy", "http://proxy.lan:3128", "NO_PROXY", "example.com,.corp"));
    assertThat(choice.serverFor(WebUrl.of("http://example.org/")))
        .contains(new ProxyChoice.Server("proxy.lan", 3128, false));
    for (String direct :
        List.of("https://example.org/", "http://www.example.com/", "http://localhost/")) {
      assertThat(choice.serverFor(WebUrl.of(direct))).isEmpty();
    }
    assertThat(ProxyChoice.Server.parse("socks5://127.0.0.1:1080").isSocks()).isTrue();
  }

  @Test
  void anotherProxyIsUsedFromTheMomentItIsSet() throws IOException {
    try (var first = TestServer.answering(asked -> TestServer.ok("first"));
        var second = TestServer.answering(asked -> TestServer.ok("second"))) {
      var proxy = new AtomicReference<ProxyChoice>(manual(first));
      var options = WebOptions.DEFAULT.with(new ProxyChoice.Following(proxy::get));
      try (var client = WebClient.open(WebProfile.inMemory(), options)) {
        WebRequest page = WebRequest.get(WebUrl.of("http://192.0.2.1/page"));
        for (TestServer one : List.of(first, second)) {
          proxy.set(manual(one));
          try (WebResponse response = client.fetch(page)) {
            response.body().readAllBytes();
          }
          assertThat(one.asked()).hasSize(1);
        }
      }
    }
  }

  private static ProxyChoice manual(TestServer proxy) {
    return new ProxyChoice.Manual(new ProxyChoice.Server("127.0.0.1", proxy.port(), false));
  }

  @Test
  void aProxyThatWantsALoginGetsIt() throws IOException {
    Login.Source source =
        question -> question.isProxy() ? Optional.of(new Login("a", "b")) : Optional.empty();
    try (var proxy =
        TestServer.answering(request ->
            request.headers().has("Proxy-Authorization")
                ? TestServer.ok("through " + request.path())
                : TestServer.response(
                    "407 Who", "", "Proxy-Authenticate: Basic realm=\"proxy\""))) {
      var options =
          WebOptions.DEFAULT.with(
              new ProxyChoice.Manual(new ProxyChoice.Server("127.0.0.1", proxy.port(), false)));
      try (var client = WebClient.open(WebProfile.inMemory(), options, source);
          WebResponse response = client.fetch(WebRequest.get(WebUrl.of("http://192.0.2.1/page")))) {
        assertThat(response.bodyBytes(100)).asString().isEqualTo("through http://192.0.2.1/page");
      }
    }
  }
}
