package sextant.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/** Who is to blame when nothing comes by a proxy. */
class ProxyTroubleTest {
  private static Failure through(boolean isSocks, int port, String url) throws IOException {
    var proxy = new ProxyChoice.Manual(new ProxyChoice.Server("127.0.0.1", port, isSocks));
    WebOptions options =
        WebOptions.DEFAULT.with(proxy).withTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(20));
    try (var client = WebClient.open(WebProfile.inMemory(), options)) {
      WebRequest request = WebRequest.get(WebUrl.of(url));
      return catchThrowableOfType(FailureException.class, () -> client.fetch(request).close())
          .failure();
    }
  }

  private static ServerSocket listener() throws IOException {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @Test
  void aSocksProxyThatIsOneForHttpIsSaidToBeNone() throws IOException {
    try (var silent = listener(); // the system accepts, and nobody ever answers
        var talkative =
            TestServer.answering(
                asked -> TestServer.response("400 What", "", "Connection: close"))) {
      for (int port : new int[] {silent.getLocalPort(), talkative.port()}) {
        Failure why = through(true, port, "http://192.0.2.1/");
        assertThat(why.kind()).isEqualTo(Kind.PROXY_NOT_SOCKS);
        assertThat(why.subject()).isEqualTo("127.0.0.1:" + port);
      }
    }
  }

  @Test
  void aProxyThatIsNotThereIsBlamedItself() throws IOException {
    int gone;
    try (var socket = listener()) {
      gone = socket.getLocalPort();
    }
    for (boolean isSocks : new boolean[] {true, false}) {
      Failure why = through(isSocks, gone, "http://192.0.2.1/");
      assertThat(why.kind()).isEqualTo(Kind.PROXY_UNREACHED);
      assertThat(why.subject()).isEqualTo("127.0.0.1:" + gone);
    }
  }

  @Test
  void aSocksProxyThatSaysTheServerRefusesLeavesTheBlameToTheServer() throws IOException {
    try (var proxy = listener()) {
      Thread.ofVirtual().start(() -> refuseEverybody(proxy));
      Failure why = through(true, proxy.getLocalPort(), "http://192.0.2.1:81/");
      assertThat(why.kind()).isEqualTo(Kind.CONNECTION_REFUSED);
      assertThat(why.subject()).isEqualTo("192.0.2.1:81");
    }
  }

  // RFC 1928: any method, then reply 5, connection refused
  private static void refuseEverybody(ServerSocket proxy) {
    while (!proxy.isClosed()) {
      try (Socket one = proxy.accept()) {
        InputStream in = one.getInputStream();
        in.read(); // version
        in.readNBytes(in.read());
        one.getOutputStream().write(new byte[] {5, 0});
        if (in.read() == 5) {
          in.readNBytes(9); // the rest of a request for an address of four bytes
          one.getOutputStream().write(new byte[] {5, 5, 0, 1, 0, 0, 0, 0, 0, 0});
        }
      } catch (IOException gone) {
        // it was only looked whether somebody is there
      }
    }
  }

  @Test
  void whatAnHttpProxyAnswersInsteadOfATunnelIsItsRefusal() throws IOException {
    for (String status : new String[] {"501 No", "407 Who", "403 Never"}) {
      String answer = "HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n";
      try (var proxy =
          TestServer.start((asked, output) -> {
            output.write(answer.getBytes(StandardCharsets.US_ASCII));
            return true;
          })) {
        Failure why = through(false, proxy.port(), "https://192.0.2.1/");
        assertThat(why.kind()).isEqualTo(Kind.PROXY_REFUSED);
        assertThat(why.detail()).isEqualTo(status.substring(0, 3));
      }
    }
  }

  @Test
  void whatIsKnownOfOriginsIsBounded() {
    var recent = new RecentOrigins<Boolean>();
    for (int i = 0; i < 5_000; i++) {
      assertThat(recent.has("http://0.test")).isEqualTo(i > 0);
      recent.put("http://" + i + ".test", true);
    }
    assertThat(recent.count()).isEqualTo(1_000);
    assertThat(recent.has("http://1.test")).isFalse();
    assertThat(recent.put("http://0.test", true)).contains(true);
  }
}
