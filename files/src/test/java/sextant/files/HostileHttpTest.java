package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.http.HttpServer;
import sextant.http.Reply;

/** HTTP that is not HTTP: heads, lengths, chunks and connections of hostile programs. */
class HostileHttpTest extends HostilePort {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          GET / HTTP/1.1~~                                                     | 400
          GET / HTTP/1.1~Host: a~Host: b~~                                     | 400
          GET  / HTTP/1.1~Host: a~~                                            | 400
          GET / HTTP/2.0~Host: a~~                                             | 505
          GET / FTP/1.1~Host: a~~                                              | 400
          GET http://x/ HTTP/1.1~Host: a~~                                     | 400
          GET /#x HTTP/1.1~Host: a~~                                           | 400
          GET /?a=%zz HTTP/1.1~Host: a~~                                       | 400
          GET /?a=%ff HTTP/1.1~Host: a~~                                       | 400
          GET /?a=% HTTP/1.1~Host: a~~                                         | 400
          GET / HTTP/1.1~Host: a~ folded: x~~                                  | 400
          GET / HTTP/1.1~Host : a~~                                            | 400
          GET / HTTP/1.1~Host: a~: x~~                                         | 400
          GET / HTTP/1.1~Host: a~nocolon~~                                     | 400
          POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 1~~x       | 400
          POST / HTTP/1.1~Host: a~Content-Length: 1~Content-Length: 2~~x       | 400
          POST / HTTP/1.1~Host: a~Content-Length: -1~~                         | 400
          POST / HTTP/1.1~Host: a~Content-Length: +1~~x                        | 400
          POST / HTTP/1.1~Host: a~Content-Length: 1x~~x                        | 400
          POST / HTTP/1.1~Host: a~Content-Length: 0x1~~x                       | 400
          POST / HTTP/1.1~Host: a~Content-Length: 1,1~~x                       | 400
          POST / HTTP/1.1~Host: a~Content-Length: 18446744073709551616~~       | 400
          POST / HTTP/1.1~Host: a~Transfer-Encoding: gzip~~                    | 501
          POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked, chunked~~        | 501
          POST / HTTP/1.1~Host: a~Transfer-Encoding: chunked~Content-Length: 3~~ | 400
          POST / HTTP/1.0~Transfer-Encoding: chunked~~                         | 400
          POST / HTTP/1.1~Host: a~Expect: tea~~                                | 417
          DELETE /api/localsend/v2/info HTTP/1.1~Host: a~Connection: close~~   | 404
          GET /api/localsend/v2/info/../x HTTP/1.1~Host: a~Connection: close~~ | 404
          GET /api/sextant/v1/stream HTTP/1.1~Host: a~Connection: close~~      | 403
          GET /etc/passwd HTTP/1.1~Host: a~Connection: close~~                 | 404
          POST /api/localsend/v2/show?token=x HTTP/1.1~Host: a~Connection: close~~ | 404
          """)
  void whatIsNotStrictHttpIsRefused(String request, String status) throws IOException {
    String answer = stranger.say(request.replace("~", "\r\n"));
    assertThat(Stranger.status(answer)).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: \u0001\r\n\r\n",
        "GET /\u0001 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n",
        "G\u0000T / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\rX: y\r\n\r\n"
      })
  void bareLineFeedsAndControlCharactersAreRefused(String request) throws IOException {
    assertThat(Stranger.status(stranger.say(request))).isEqualTo("400");
  }

  @Test
  void aTargetWithoutEndIsCutOff() throws IOException {
    assertThat(Stranger.status(stranger.say("GET /" + "a".repeat(20_000)))).isEqualTo("414");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 200, 5_000})
  void headersWithoutEndAreCutOff(int count) throws IOException {
    String field = count == 1 ? "X: " + "b".repeat(20_000) : "X: y\r\n".repeat(count);
    String request = "GET / HTTP/1.1\r\nHost: a\r\n" + field + "\r\n";
    assertThat(Stranger.status(stranger.say(request))).isEqualTo("431");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "-1",
        "",
        "fffffffffffffffff",
        "1;",
        "5\r\nab",
        "1\r\nabc",
        "0x1",
        " 1\r\na",
        "ffffffffffffff\r\na",
        "1\r\na\r\n0\r\nX: y\u0001\r\n",
        "1\r\na\r\n1\r\nb\r\n0\r\n"
      })
  void badChunksStoreNothing(String chunks) throws Exception {
    String target = stranger.prepared(Stranger.file("f", 1));
    stranger.say(
        "POST "
            + target
            + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
            + chunks
            + "\r\n");
    assertThat(pair.in.resolve("f")).doesNotExist();
  }

  @Test
  void trailersOfChunksAreReadAndForgotten() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 1));
    String head = "POST " + target + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n";
    String body = "1;ext=1\r\nx\r\n0\r\nContent-Length: 99\r\nHost: evil\r\n\r\n";
    String whole = head + "Transfer-Encoding: chunked\r\n\r\n" + body;
    String answer = stranger.say(whole.getBytes(StandardCharsets.UTF_8), false);
    assertThat(Stranger.status(answer)).isEqualTo("200");
    assertThat(pair.in.resolve("f")).hasContent("x");
  }

  @Test
  void trailersWithoutEndStoreNothing() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 1));
    String head = "POST " + target + " HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    stranger.say(head + "1\r\nx\r\n0\r\n" + "X: y\r\n".repeat(10_000) + "\r\n");
    assertThat(pair.in.resolve("f")).doesNotExist();
  }

  @Test
  void requestsInARowAreAnsweredInTheirOrder() throws IOException {
    String info = "GET /api/localsend/v2/info HTTP/1.1\r\nHost: a\r\n\r\n";
    String last = "GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    String answers = stranger.say((info + info + last).getBytes(StandardCharsets.UTF_8), false);
    assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(4);
    assertThat(answers).containsSubsequence("HTTP/1.1 200", "HTTP/1.1 200", "HTTP/1.1 404");
  }

  @Test
  void aRequestHiddenInABodyIsNeverServed() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 1));
    String hidden = "GET /api/localsend/v2/info HTTP/1.1\r\nHost: a\r\n\r\n";
    String head =
        "POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: " + hidden.length() + "\r\n";
    String answers = stranger.say(head + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + hidden);
    assertThat(answers.split("HTTP/1.1 ", -1)).hasSize(2);
    assertThat(Stranger.status(answers)).isEqualTo("400");
  }

  @Test
  void aClientThatExpectsToBeAskedIsAsked() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 1));
    String response =
        stranger.say(
            "POST "
                + target
                + " HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n"
                + "Content-Length: 1\r\nConnection: close\r\n\r\nx");
    assertThat(response).startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n");
  }

  @Test
  void aConnectionThatBreaksAtAnyByteLeavesNothingAndTheFileCanStillCome() throws Exception {
    String target = stranger.prepared(Stranger.file("f", 40));
    String content = "0123456789".repeat(4);
    byte[] whole =
        ("POST " + target + " HTTP/1.1\r\nHost: a\r\nContent-Length: 40\r\n\r\n" + content)
            .getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < whole.length; length++) {
      try (Socket socket = stranger.connect()) {
        socket.getOutputStream().write(whole, 0, length);
        socket.setSoLinger(true, 0); // the close is a reset
      }
    }
    String again = "";
    while (!Stranger.status(again).equals("200")) { // the last one may still be on its way
      again = stranger.post(target, content.getBytes(StandardCharsets.UTF_8));
    }
    assertThat(pair.in.resolve("f")).hasContent(content);
    assertThat(pair.in.toFile().list()).containsExactly("f");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "GET / HTTP/1.1\r\nHost: a\r\nX: "})
  void aHeadThatComesOneByteAtATimeIsCutOff(String beginning) throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer.Patience little = new HttpServer.Patience(300, 300);
    try (HttpServer server =
            HttpServer.open(free, Optional.empty(), x -> x.respond(Reply.empty(200)), little);
        Socket slow = new Stranger(server.port()).connect()) {
      slow.getOutputStream().write(beginning.getBytes(StandardCharsets.UTF_8));
      InputStream in = slow.getInputStream();
      Thread drip = Thread.ofVirtual().start(() -> drip(slow));
      byte[] answer = in.readAllBytes(); // returns because the server ends it
      assertThat(new String(answer, StandardCharsets.UTF_8)).doesNotContain("200");
      drip.interrupt();
    } catch (SocketException reset) {
      assertThat(reset).hasMessageContaining("reset");
    }
  }

  private static void drip(Socket slow) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        slow.getOutputStream().write('a');
        LockSupport.parkNanos(20_000_000);
      }
    } catch (IOException cutOff) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aBodyThatNeverComesIsCutOff() throws IOException {
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    HttpServer.Patience little = new HttpServer.Patience(300, 300);
    try (HttpServer server =
            HttpServer.open(free, Optional.empty(), x -> x.body().readAll(100), little);
        Socket silent = new Stranger(server.port()).connect()) {
      String head = "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nab";
      silent.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
      assertThat(silent.getInputStream().readAllBytes()).isEmpty();
    }
  }

  @Test
  void aThousandConnectionsThatSayNothingKeepNobodyOutForLong() throws IOException {
    for (int i = 0; i < 1_000; i++) {
      stranger.connect().close();
    }
    assertThat(stranger.say("GET /x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 404");
  }

  @Test
  void garbageOfAnyKindIsAnsweredOrCutOff() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      byte[] bytes = new byte[random.nextInt(400)];
      random.nextBytes(bytes);
      stranger.say(bytes, true);
    }
  }

  @Test
  void tlsOnAPlainPortIsNamedAsSuch() throws IOException {
    byte[] hello = {0x16, 3, 1, 0, 5, 1, 2, 3, 4, 5};
    assertThat(stranger.say(hello, true)).contains("this port speaks HTTP");
    assertThat(pair.in).isEmptyDirectory();
  }
}
