package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.PeerTrust;

/** Large files: every byte where it belongs, whatever carries them and in whatever pieces. */
class DownloadBytesTest {
  private static final byte[] BIG = new byte[5_000_003];

  static {
    new Random(1).nextBytes(BIG);
  }

  @TempDir private Path folder = Path.of("");
  private final WebClient client = WebClient.open(WebProfile.inMemory(), WebOptions.DEFAULT);

  @AfterEach
  void close() {
    client.close();
  }

  private static void say(OutputStream output, String head) throws IOException {
    output.write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  private static String sum(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }

  private static void isBig(Download.Finished finished) throws Exception {
    assertThat(Files.readAllBytes(finished.file())).isEqualTo(BIG);
    assertThat(finished.byteCount()).isEqualTo(BIG.length);
    assertThat(finished.sha256()).isEqualTo(sum(BIG));
  }

  private static boolean whole(OutputStream output) throws IOException {
    say(output, "HTTP/1.1 200 OK\r\nContent-Length: " + BIG.length);
    output.write(BIG);
    return true;
  }

  private static byte[] packed() throws IOException {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write(BIG);
    }
    return packed.toByteArray();
  }

  @Test
  void withALength() throws Exception {
    try (var server = TestServer.start((asked, output) -> whole(output))) {
      var download = new Download(client, WebRequest.get(server.url("/a")));
      isBig(download.into(folder.resolve("a")));
      assertThat(download.arrivedBytes()).isEqualTo(BIG.length);
      assertThat(download.announcedBytes()).hasValue(BIG.length);
    }
  }

  @Test
  void inChunksOfEverySize() throws Exception {
    try (var server =
        TestServer.start((asked, output) -> {
          say(output, "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked");
          int size = 1;
          for (int from = 0; from < BIG.length; from += size, size = size * 3 % 300_007) {
            size = Math.min(size, BIG.length - from);
            output.write((Integer.toHexString(size) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            output.write(BIG, from, size);
            output.write('\r');
            output.write('\n');
          }
          say(output, "0");
          return true;
        })) {
      isBig(new Download(client, WebRequest.get(server.url("/a"))).into(folder.resolve("a")));
    }
  }

  @Test
  void encrypted() throws Exception {
    TestTls tls = TestTls.of("localhost", Instant.now().plus(30, ChronoUnit.DAYS));
    var options = WebOptions.DEFAULT.with(new PeerTrust.Authorities(List.of(tls.certificate())));
    try (var server = TestServer.over(tls.socket(), (asked, output) -> whole(output));
        var first = WebClient.open(WebProfile.inMemory(), options);
        var ours = WebClient.open(WebProfile.inMemory(), options.withHttp2(false))) {
      isBig(new Download(first, WebRequest.get(server.url("/a"))).into(folder.resolve("a")));
      isBig(new Download(ours, WebRequest.get(server.url("/a"))).into(folder.resolve("b")));
    }
  }

  @Test
  void thatBreakInTheMiddleAndGoOn() throws Exception {
    int half = 2_000_001;
    try (var server =
        TestServer.start((asked, output) -> {
          if (asked.headers().has("Range")) {
            String range = "bytes " + half + "-" + (BIG.length - 1) + "/" + BIG.length;
            say(output, "HTTP/1.1 206 Partial\r\nContent-Range: " + range);
            output.write(BIG, half, BIG.length - half);
          } else {
            say(output, "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: " + BIG.length);
            output.write(BIG, 0, half);
          }
          return false;
        })) {
      WebRequest request = WebRequest.get(server.url("/a"));
      assertThatThrownBy(() -> new Download(client, request).into(folder.resolve("a")))
          .isInstanceOf(IOException.class);
      isBig(new Download(client, request).into(folder.resolve("a")));
    }
  }

  @Test
  void thatAreSentPackedAreCountedAsTheyCome() throws Exception {
    byte[] packed = packed();
    try (var server =
        TestServer.start((asked, output) -> {
          String length = "Content-Length: " + packed.length;
          say(output, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n" + length);
          output.write(packed);
          return true;
        })) {
      Download download = Download.of(client, client.send(WebRequest.get(server.url("/a.bin"))));
      isBig(download.intoFolder(folder));
      assertThat(download.announcedBytes()).hasValue(packed.length);
      assertThat(download.arrivedBytes()).isEqualTo(packed.length);
      assertThat(download.doneBytes()).isEqualTo(BIG.length);
    }
  }

  /** Breaks off the first time, and answers every wish for the rest with this head. */
  private TestServer giving(String headOfRest, byte[] rest) throws IOException {
    var begun = new AtomicBoolean();
    return TestServer.start((asked, output) -> {
      if (asked.headers().has("Range")) {
        say(output, "HTTP/1.1 206 Partial\r\n" + headOfRest + "\r\nContent-Length: " + rest.length);
        output.write(rest);
        return true;
      }
      boolean isFirst = begun.compareAndSet(false, true);
      say(output, "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: " + BIG.length);
      output.write(BIG, 0, isFirst ? 1_000 : BIG.length);
      return !isFirst;
    });
  }

  private void breaks(TestServer server) throws IOException {
    WebRequest request = WebRequest.get(server.url("/a"));
    assertThatThrownBy(() -> new Download(client, request).into(folder.resolve("a")))
        .isInstanceOf(IOException.class);
  }

  @Test
  void whoseRestIsNoRestAreFetchedFromTheBeginning() throws Exception {
    for (String head :
        List.of(
            "X: no range",
            "Content-Range: bytes 0-99/" + BIG.length,
            "Content-Range: bytes 1000-9/x",
            "Content-Encoding: gzip\r\nContent-Range: bytes 1000-1099/" + BIG.length)) {
      try (var server = giving(head, new byte[100])) {
        breaks(server);
        Download.Finished finished =
            new Download(client, WebRequest.get(server.url("/a"))).into(folder.resolve("a"));
        isBig(finished);
        Files.delete(finished.file());
      }
    }
  }

  @Test
  void ofWhichTheServerSendsOnlyAPieceAreNotTakenForWhole() throws Exception {
    String range = "Content-Range: bytes 1000-1099/" + BIG.length;
    try (var server = giving(range, java.util.Arrays.copyOfRange(BIG, 1_000, 1_100))) {
      breaks(server);
      breaks(server);
      assertThat(folder.resolve("a")).doesNotExist();
      assertThat(folder.resolve("a.part")).hasSize(1_100);
    }
  }
}
