package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.PeerTrust;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/** Servers that take nothing of what they are sent. */
class StalledUploadTest {
  private static final WebOptions IMPATIENT =
      WebOptions.DEFAULT.withTimeouts(Duration.ofSeconds(30), Duration.ofMillis(300));

  @TempDir private Path folder = Path.of("");
  private final CompletableFuture<Void> isOver = new CompletableFuture<>();

  @AfterEach
  void end() {
    isOver.complete(null);
  }

  private void hold(ServerSocket listener, String says) {
    Thread.ofVirtual()
        .start(() -> {
          try (Socket peer = listener.accept()) {
            peer.getOutputStream().write(says.getBytes(StandardCharsets.US_ASCII));
            isOver.join();
          } catch (IOException gone) {
            // the client has what it needs
          }
        });
  }

  private WebRequest upload(String url) throws IOException {
    Path zeros = folder.resolve("zeros");
    try (var file = new RandomAccessFile(zeros.toFile(), "rw")) {
      file.setLength(1L << 32); // more than any buffer on the way, and nothing on the disk
    }
    return WebRequest.get(WebUrl.of(url)).with("POST", Optional.of(new RequestBody.OfFile(zeros)));
  }

  private Failure failure(WebOptions options, String url) {
    try (WebClient client = WebClient.open(WebProfile.inMemory(), options)) {
      return catchThrowableOfType(FailureException.class, () -> client.send(upload(url))).failure();
    }
  }

  @Test
  void aServerThatNeverReadsIsATimeoutAndNoWaitForEver() throws IOException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      hold(listener, "");
      Failure failure = failure(IMPATIENT, "http://127.0.0.1:" + listener.getLocalPort() + "/");
      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
      assertThat(failure.detail()).contains("takes nothing more");
    }
  }

  @Test
  void encryptedItIsTheSame() throws IOException {
    TestTls tls = TestTls.of("localhost", Instant.now().plus(30, ChronoUnit.DAYS));
    try (ServerSocket listener = tls.socket()) {
      hold(listener, "\n"); // which completes the handshake
      var trust = new PeerTrust.Authorities(List.of(tls.certificate()));
      WebOptions options = IMPATIENT.with(trust).withHttp2(false);
      Failure failure = failure(options, "https://localhost:" + listener.getLocalPort() + "/");
      assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void byAProxyItIsTheSame() throws IOException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      hold(listener, "");
      var proxy = new ProxyChoice.Server("127.0.0.1", listener.getLocalPort(), false);
      WebOptions options = IMPATIENT.with(new ProxyChoice.Manual(proxy));
      assertThat(failure(options, "http://far.example/").kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void whatItSaidMeanwhileCounts() throws IOException {
    try (var listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        WebClient client = WebClient.open(WebProfile.inMemory(), IMPATIENT)) {
      hold(listener, "HTTP/1.1 413 Too Large\r\nContent-Length: 2\r\n\r\nno");
      WebRequest upload = upload("http://127.0.0.1:" + listener.getLocalPort() + "/");
      try (WebResponse response = client.send(upload)) {
        assertThat(response.status()).isEqualTo(413);
        assertThat(response.body().readAllBytes()).asString().isEqualTo("no");
      }
    }
  }
}
