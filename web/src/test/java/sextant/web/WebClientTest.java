package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import sextant.web.WebRequest.Context;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

class WebClientTest {
  private final WebProfile profile = WebProfile.inMemory();
  private final WebClient client = WebClient.open(profile, WebOptions.DEFAULT);

  @AfterEach
  void close() {
    client.close();
  }

  private String body(WebRequest request) throws IOException {
    try (WebResponse response = client.fetch(request)) {
      return new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static void kindIs(Kind kind, org.assertj.core.api.ThrowableAssert.ThrowingCallable run) {
    assertThatThrownBy(run)
        .isInstanceOfSatisfying(
            FailureException.class, e -> assertThat(e.failure().kind()).isEqualTo(kind));
  }

  @Test
  void everyNameBelowLocalhostIsThisMachine() throws IOException {
    try (var server = TestServer.answering(asked -> TestServer.ok("here"))) {
      WebUrl url = WebUrl.of("http://any.name.localhost:" + server.port() + "/");
      try (WebResponse response = client.fetch(WebRequest.get(url))) {
        assertThat(response.bodyBytes(100)).asString().isEqualTo("here");
      }
    }
  }

  @Test
  void aRedirectOutOfTheWebIsAFailure() throws IOException {
    String moved = TestServer.response("302 Found", "", "Location: file:///etc/passwd");
    try (var server = TestServer.answering(asked -> moved)) {
      WebRequest request = WebRequest.get(server.url("/"));
      kindIs(Kind.REDIRECT_REFUSED, () -> client.fetch(request));
    }
  }

  @Test
  void redirectsKeepOrChangeTheMethodAsTheirStatusSays() throws IOException {
    try (var server =
        TestServer.answering(asked ->
            asked.path().startsWith("/to")
                ? TestServer.ok(asked.line().split(" ")[0] + " " + asked.body())
                : TestServer.response(asked.path().substring(1) + " Moved", "", "Location: /to"))) {
      for (String row : List.of("301 GET ", "302 GET ", "303 GET ", "307 POST x", "308 POST x")) {
        WebRequest post =
            WebRequest.get(server.url("/" + row.substring(0, 3)))
                .with("POST", Optional.of(new RequestBody.OfBytes(new byte[] {'x'})));
        assertThat(body(post)).isEqualTo(row.substring(4));
      }
    }
  }

  @Test
  void aCircleOfRedirectsEnds() throws IOException {
    try (var server =
        TestServer.answering(asked -> TestServer.response("302 Found", "", "Location: /again"))) {
      kindIs(Kind.TOO_MANY_REDIRECTS, () -> client.fetch(WebRequest.get(server.url("/"))));
      assertThat(server.asked()).hasSize(21);
    }
  }

  @Test
  void secretsForOneOriginDoNotFollowARedirectToAnother() throws IOException {
    try (var other = TestServer.answering(asked -> TestServer.ok("fine"));
        var server =
            TestServer.answering(asked ->
                TestServer.response(
                    "302 Found", "", "Location: http://127.0.0.1:" + other.port() + "/"))) {
      body(
          WebRequest.get(server.url("/"))
              .withHeaders(HeaderList.of("Authorization", "Bearer secret", "X-Mine", "stays")));
      assertThat(other.asked().getFirst().headers().has("Authorization")).isFalse();
      assertThat(other.asked().getFirst().headers().first("X-Mine")).contains("stays");
    }
  }

  private static TestServer.Handler encoded(String encoding, byte[] bytes) {
    return (asked, output) -> {
      String head =
          "HTTP/1.1 200 OK\r\nContent-Encoding: %s\r\nContent-Length: %d\r\n\r\n"
              .formatted(encoding, bytes.length);
      output.write(head.getBytes(StandardCharsets.UTF_8));
      output.write(bytes);
      return true;
    };
  }

  private static byte[] zipped(java.util.function.Function<OutputStream, OutputStream> encoder)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (OutputStream out = encoder.apply(bytes)) {
      out.write("hello ".repeat(1000).getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }

  private static OutputStream gzip(OutputStream out) {
    try {
      return new GZIPOutputStream(out);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void gzipZlibRawDeflateAndBrotliAreDecoded() throws IOException {
    String expected = "hello ".repeat(1000);
    byte[] gzip = zipped(WebClientTest::gzip);
    byte[] zlib = zipped(DeflaterOutputStream::new);
    byte[] raw = zipped(out -> new DeflaterOutputStream(out, new Deflater(9, true)));
    byte[] brotli = Base64.getDecoder().decode("iwKAaGVsbG8gAw=="); // "hello ", stored
    for (var row :
        List.of(encoded("gzip", gzip), encoded("deflate", zlib), encoded("deflate", raw))) {
      try (var server = TestServer.start(row)) {
        assertThat(body(WebRequest.get(server.url("/")))).isEqualTo(expected);
      }
    }
    try (var server = TestServer.start(encoded("br", brotli))) {
      assertThat(body(WebRequest.get(server.url("/")))).isEqualTo("hello ");
    }
  }

  @Test
  void aChunkedBodyThatBreaksOffIsAFailureAndNotAShortPage() throws IOException {
    try (var server =
        TestServer.start((asked, output) -> {
          output.write(
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
                  .getBytes(StandardCharsets.UTF_8));
          return false;
        })) {
      kindIs(Kind.CONNECTION_CLOSED, () -> body(WebRequest.get(server.url("/"))));
      assertThat(profile.traffic().exchanges().getFirst().state()).isEqualTo(Exchange.State.FAILED);
    }
  }

  @Test
  void whatIsWrongHasItsOwnName() throws IOException {
    try (var deaf = new Socket()) { // bound and not listening
      deaf.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      WebUrl url = WebUrl.of("http://127.0.0.1:" + deaf.getLocalPort() + "/");
      kindIs(Kind.CONNECTION_REFUSED, () -> client.send(WebRequest.get(url)));
    }
    kindIs(Kind.BAD_INPUT, () -> WebUrl.of("gopher://example.org/"));
    try (var server = TestServer.answering(asked -> "SSH-2.0-OpenSSH_9.2\r\n\r\n")) {
      kindIs(Kind.BAD_RESPONSE, () -> client.send(WebRequest.get(server.url("/"))));
      WebUrl secure = server.url("/").withScheme("https");
      assertThatThrownBy(() -> client.send(WebRequest.get(secure)))
          .isInstanceOfSatisfying(
              FailureException.class,
              e -> assertThat(e.failure().kind()).isIn(Kind.NOT_TLS, Kind.TLS_HANDSHAKE));
    }
  }

  @Test
  void anUnknownHostIsSaidToBeUnknownOrTheMachineOffline() {
    assertThatThrownBy(() -> client.send(WebRequest.get(WebUrl.of("http://no-such.invalid/"))))
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure().kind()).isIn(Kind.UNKNOWN_HOST, Kind.OFFLINE));
  }

  @Test
  void cancellingEndsAReadThatWaits() throws Exception {
    var isReading = new CompletableFuture<Boolean>();
    try (var server =
        TestServer.start((asked, output) -> {
          output.write(
              "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nx".getBytes(StandardCharsets.UTF_8));
          output.flush();
          isReading.join();
          return false;
        })) {
      try (WebResponse response = client.send(WebRequest.get(server.url("/")))) {
        assertThat(response.body().read()).isEqualTo('x');
        var ended = new CompletableFuture<Throwable>();
        Thread.ofVirtual()
            .start(() -> {
              try {
                response.body().read();
              } catch (IOException failed) {
                ended.complete(failed);
              }
            });
        response.exchange().cancel();
        assertThat(ended.get(30, TimeUnit.SECONDS)).isInstanceOf(IOException.class);
        assertThat(response.exchange().state()).isEqualTo(Exchange.State.CANCELLED);
      } finally {
        isReading.complete(true);
      }
    }
  }

  @Test
  void cookiesOfAnAnswerGoAlongNextTime() throws IOException {
    try (var server =
        TestServer.answering(asked ->
            TestServer.ok(asked.headers().combined("Cookie"), "Set-Cookie: sid=42; HttpOnly"))) {
      assertThat(body(WebRequest.get(server.url("/")))).isEmpty();
      assertThat(body(WebRequest.get(server.url("/")))).isEqualTo("sid=42");
    }
  }

  @Test
  void anExchangeTellsWhatWentOutWhatCameAndHowLongItTook() throws IOException {
    try (var server = TestServer.answering(asked -> TestServer.ok("hello", "Server: test"))) {
      profile.traffic().keepingBodies();
      body(WebRequest.get(server.url("/a?b=c")));
      Exchange exchange = profile.traffic().exchanges().getFirst();
      assertThat(exchange.sentHeaders().first("Host")).contains("localhost:" + server.port());
      assertThat(exchange.head().orElseThrow().status()).isEqualTo(200);
      assertThat(exchange.head().orElseThrow().protocol()).isEqualTo("HTTP/1.1");
      assertThat(exchange.capturedBody()).asString().isEqualTo("hello");
      assertThat(exchange.wireBytes()).isEqualTo(5);
      assertThat(exchange.remoteAddress()).endsWith(":" + server.port());
      assertThat(exchange.timings().connect()).isPositive();
      assertThat(exchange.timings().total()).isPositive();
      body(WebRequest.get(server.url("/")));
      assertThat(profile.traffic().exchanges().getLast().timings().connect()).isEqualTo(-1);
    }
  }

  @Test
  void whatTheBlockListNamesIsNeverAskedFor() throws IOException {
    profile.block(BlockList.parse(List.of("/ads/*")));
    try (var server = TestServer.answering(asked -> TestServer.ok("ad"))) {
      WebRequest ad =
          WebRequest.get(server.url("/ads/1.js")).with(Context.partOf(1, server.url("/")));
      kindIs(Kind.BLOCKED, () -> client.send(ad));
      assertThat(server.asked()).isEmpty();
      assertThat(profile.traffic().exchanges().getFirst().state())
          .isEqualTo(Exchange.State.BLOCKED);
    }
  }

  @Test
  void aBodyOf64MiBStreamsWithoutBeingHeld() throws IOException {
    long size = 64L << 20;
    try (var server =
        TestServer.start((asked, output) -> {
          output.write(
              ("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
          byte[] block = new byte[1 << 16];
          for (long sent = 0; sent < size; sent += block.length) {
            output.write(block);
          }
          return true;
        })) {
      profile.traffic().keepingBodies();
      try (WebResponse response = client.fetch(WebRequest.get(server.url("/")))) {
        assertThat(response.body().transferTo(OutputStream.nullOutputStream())).isEqualTo(size);
        assertThat(response.exchange().capturedBody()).hasSize(2 << 20);
      }
    }
  }
}
