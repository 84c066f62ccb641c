package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.identity.PeerTrust;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/** Our own HTTP/1.1 over real sockets; servers say exactly the bytes of the test. */
class DirectTransportTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  private final WebProfile profile = WebProfile.inMemory();
  private final WebClient client = WebClient.open(profile, WebOptions.DEFAULT);

  @AfterEach
  void close() {
    client.close();
  }

  private static TestServer saying(String answer) throws IOException {
    return TestServer.answering(asked -> answer);
  }

  private static TestServer sayingAndClosing(String answer) throws IOException {
    return TestServer.start((asked, output) -> {
      output.write(answer.getBytes(StandardCharsets.UTF_8));
      return false;
    });
  }

  private String body(WebRequest request) throws IOException {
    try (WebResponse response = client.send(request)) {
      return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private String body(TestServer server) throws IOException {
    return body(WebRequest.get(server.url("/")));
  }

  private Kind failure(String answer) throws IOException {
    try (var server = sayingAndClosing(answer)) {
      return catchThrowableOfType(FailureException.class, () -> body(server)).failure().kind();
    }
  }

  private boolean connectedForTheLast() {
    return profile.traffic().exchanges().getLast().timings().connect() >= 0;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\n\r\nhello",
        "Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello",
        "Transfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;a=b\r\nllo\r\n0\r\nX: y\r\n\r\n",
        "X: bare\nContent-Length: 5\n\nhello"
      })
  void anAnswerOfKnownEndLeavesTheConnectionForTheNext(String rest) throws IOException {
    try (var server = saying(OK + rest)) {
      assertThat(body(server)).isEqualTo("hello");
      assertThat(connectedForTheLast()).isTrue();
      assertThat(body(server)).isEqualTo("hello");
      assertThat(connectedForTheLast()).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello",
        "HTTP/1.0 200 OK\r\n\r\nhello"
      })
  void anAnswerThatEndsTheConnectionIsReadToItsEnd(String answer) throws IOException {
    try (var server = sayingAndClosing(answer)) {
      assertThat(body(server)).isEqualTo("hello");
      assertThat(body(server)).isEqualTo("hello");
      assertThat(connectedForTheLast()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloRUBBISH\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n5\r\nhello0\r\n\r\n",
        "Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\nhello",
        "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello!",
        "Content-Length: +5\r\n\r\nhello",
        "Content-Length: x\r\n\r\nhello",
        "Content-Length : 5\r\n\r\nhello",
        "A: b\u0001\r\n\r\nhello",
        "no colon\r\n\r\nhello"
      })
  void whatCouldBeReadInTwoWaysIsRefused(String rest) throws IOException {
    assertThat(failure(OK + rest)).isEqualTo(Kind.BAD_RESPONSE);
  }

  @Test
  void interimAnswersArePassedOverButNotForEver() throws IOException {
    String early = "HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n";
    try (var server = saying(early + early + TestServer.ok("page"))) {
      assertThat(body(server)).isEqualTo("page");
    }
    assertThat(failure(early.repeat(100))).isEqualTo(Kind.BAD_RESPONSE);
    assertThat(failure("HTTP/1.1 101 Switching Protocols\r\n\r\n")).isEqualTo(Kind.BAD_RESPONSE);
  }

  @Test
  void theHeadOfAFileComesWithoutItsBody() throws IOException {
    try (var server = saying(OK + "Content-Length: 1000000\r\n\r\n")) {
      WebRequest head = WebRequest.get(server.url("/")).with("HEAD", Optional.empty());
      assertThat(body(head)).isEmpty();
      assertThat(body(head)).isEmpty();
      assertThat(connectedForTheLast()).isFalse();
    }
  }

  @Test
  void aRedirectsPageIsReadSoThatItsConnectionGoesOn() throws IOException {
    try (var server =
        TestServer.answering(asked ->
            asked.path().equals("/")
                ? TestServer.response("302 Found", "moved", "Location: /there")
                : TestServer.ok("there"))) {
      try (WebResponse response = client.fetch(WebRequest.get(server.url("/")))) {
        assertThat(response.body().readAllBytes()).asString().isEqualTo("there");
      }
      assertThat(connectedForTheLast()).isFalse();
    }
  }

  @Test
  void namesInHeadersAreReadAsServersMeanThem() throws IOException {
    try (var server = saying(TestServer.ok("x", "Content-Disposition: filename=世界.txt"))) {
      WebRequest request =
          WebRequest.get(server.url("/")).withHeaders(HeaderList.of("X-Name", "世界\r\nEvil: 1"));
      try (WebResponse response = client.send(request)) {
        assertThat(response.headers().first("content-disposition")).contains("filename=世界.txt");
      }
      HeaderList asked = server.asked().getFirst().headers();
      assertThat(asked.has("Evil")).isFalse();
      byte[] name = asked.first("X-Name").orElseThrow().getBytes(StandardCharsets.ISO_8859_1);
      assertThat(new String(name, StandardCharsets.UTF_8)).isEqualTo("世界Evil: 1");
    }
  }

  @Test
  void aHostOfOnesOwnIsAskedForAndNoOther() throws IOException {
    try (var server = saying(TestServer.ok("x"))) {
      WebRequest request =
          WebRequest.get(server.url("/")).withHeaders(HeaderList.of("host", "other.example"));
      body(request);
      assertThat(server.asked().getFirst().headers().all("Host")).containsExactly("other.example");
    }
  }

  /** Answers the first request of every connection and hangs up when the second arrives. */
  private static TestServer hangingUp() throws IOException {
    var answered = new CompletableFuture<Void>();
    return TestServer.start((asked, output) -> {
      if (asked.path().equals("/again") && answered.complete(null)) {
        return false;
      }
      output.write(TestServer.ok(asked.body()).getBytes(StandardCharsets.UTF_8));
      return true;
    });
  }

  @Test
  void whatMayBeAskedTwiceIsAskedAgainWhenAKeptConnectionEnds() throws IOException {
    try (var server = hangingUp()) {
      body(server);
      assertThat(body(WebRequest.get(server.url("/again")))).isEmpty();
      assertThat(server.asked()).hasSize(3);
    }
  }

  @Test
  void whatMayNotBeAskedTwiceIsNot() throws IOException {
    try (var server = hangingUp()) {
      body(server);
      WebRequest post =
          WebRequest.get(server.url("/again"))
              .with("POST", Optional.of(new RequestBody.OfBytes(new byte[] {'x'})));
      var failed = catchThrowableOfType(FailureException.class, () -> body(post));
      assertThat(failed.failure().kind()).isIn(Kind.CONNECTION_CLOSED, Kind.CONNECTION_RESET);
      assertThat(server.asked()).hasSize(2);
    }
  }

  @Test
  void anAnswerBeforeTheWholeBodyWentOutCounts() throws Exception {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual()
          .start(() -> {
            try (Socket peer = listener.accept()) {
              peer.getInputStream().readNBytes(100);
              OutputStream out = peer.getOutputStream();
              out.write(
                  "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno"
                      .getBytes(StandardCharsets.UTF_8));
              peer.shutdownOutput();
              peer.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException gone) {
              // the client has what it needs
            }
          });
      WebUrl url = WebUrl.of("http://127.0.0.1:" + listener.getLocalPort() + "/");
      WebRequest post =
          WebRequest.get(url).with("POST", Optional.of(new RequestBody.OfBytes(new byte[4 << 20])));
      try (WebResponse response = client.send(post)) {
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.body().readAllBytes()).asString().isEqualTo("no");
      }
    }
  }

  @Test
  void cancellingEndsTheWaitForAnAnswer() throws Exception {
    var isAsked = new CompletableFuture<Void>();
    var mayEnd = new CompletableFuture<Void>();
    try (var server =
        TestServer.start((asked, output) -> {
          isAsked.complete(null);
          mayEnd.join();
          return false;
        })) {
      var ended =
          CompletableFuture.supplyAsync(
              () -> catchThrowableOfType(FailureException.class, () -> body(server)));
      isAsked.get(30, TimeUnit.SECONDS);
      profile.traffic().cancelTab(0);
      assertThat(ended.get(30, TimeUnit.SECONDS)).isNotNull();
      assertThat(profile.traffic().exchanges().getFirst().state())
          .isEqualTo(Exchange.State.CANCELLED);
    } finally {
      mayEnd.complete(null);
    }
  }

  @Test
  void encryptedItIsTheSame() throws IOException {
    TestTls tls = TestTls.of("localhost", Instant.now().plus(30, ChronoUnit.DAYS));
    var options =
        WebOptions.DEFAULT
            .with(new PeerTrust.Authorities(List.of(tls.certificate())))
            .withHttp2(false);
    byte[] big = "0123456789abcdef".repeat(1 << 16).getBytes(StandardCharsets.US_ASCII);
    try (var server =
            TestServer.over(
                tls.socket(),
                (asked, output) -> {
                  output.write(
                      (OK + "Content-Length: " + big.length + "\r\n\r\n")
                          .getBytes(StandardCharsets.UTF_8));
                  output.write(big);
                  return true;
                });
        var secure = WebClient.open(profile, options)) {
      for (int i = 0; i < 2; i++) {
        try (WebResponse response = secure.send(WebRequest.get(server.url("/")))) {
          assertThat(response.body().readAllBytes()).isEqualTo(big);
          assertThat(response.exchange().tls().orElseThrow().chain())
              .containsExactly(tls.certificate());
        }
      }
      assertThat(connectedForTheLast()).isFalse();
    }
  }

  @Test
  void aServerThatChoseHttp1BeforeIsAskedByUsFromThenOn() throws IOException {
    TestTls tls = TestTls.of("localhost", Instant.now().plus(30, ChronoUnit.DAYS));
    var options = WebOptions.DEFAULT.with(new PeerTrust.Authorities(List.of(tls.certificate())));
    try (var server =
            TestServer.over(
                tls.socket(),
                (asked, output) -> {
                  output.write(
                      (OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhelloRUBBISH\r\n0\r\n\r\n")
                          .getBytes(StandardCharsets.UTF_8));
                  return false;
                });
        var secure = WebClient.open(profile, options)) {
      WebRequest request = WebRequest.get(server.url("/"));
      secure.send(request).close();
      try (WebResponse ours = secure.send(request)) {
        assertThat(
                catchThrowableOfType(FailureException.class, () -> ours.body().readAllBytes())
                    .failure()
                    .kind())
            .isEqualTo(Kind.BAD_RESPONSE);
      }
    }
  }
}
