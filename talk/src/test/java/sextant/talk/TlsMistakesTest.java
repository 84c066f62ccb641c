package sextant.talk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.identity.PeerTrust;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

@Timeout(120)
class TlsMistakesTest {
  private static final Address HERE = new Address.Tls("localhost", 0);
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final ClientOptions INSECURE = Secure.trusting(new PeerTrust.Anyone());

  private final Secure secure = new Secure();
  private final Heard there = new Heard();

  private static Failure.Kind failure(int port, ClientOptions options) {
    var to = new Address.Tls("localhost", port);
    return catchThrowableOfType(
            FailureException.class, () -> TalkClient.connect(to, options, TalkObserver.NONE))
        .failure()
        .kind();
  }

  private void assertStillServes(TalkServer server) throws Exception {
    var here = new Heard();
    var to = new Address.Tls("localhost", server.port());
    try (var client = TalkClient.connect(to, secure.pinned(), here)) {
      client.conversation().send(Bytes.ofText("still there?"));
      assertThat(here.next("IN")).isEqualTo("IN still there?");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'GET / HTTP/1.1\r\n\r\n', HTTP_SPOKEN",
    "hello, PLAIN_SPOKEN",
    "q, PLAIN_SPOKEN",
  })
  void namesAPlainClientOnATlsPort(String said, String kind) throws Exception {
    try (var server = secure.serve(HERE, new Mode.Echo(), there);
        var socket = new Socket(LOOPBACK, server.port())) {
      socket.getOutputStream().write(said.getBytes(US_ASCII));
      assertThat(there.next()).isEqualTo("trouble " + kind);
      assertStillServes(server);
    }
  }

  @Test
  void namesAPlainServerForATlsClient() throws Exception {
    try (var server =
        TalkServer.listen(
            new Address.Tcp("localhost", 0), Loopback.CHINESE, ServerOptions.DEFAULT, there)) {
      assertThat(failure(server.port(), INSECURE)).isEqualTo(Failure.Kind.NOT_TLS);
      assertThat(there.next("trouble")).isEqualTo("trouble TLS_SPOKEN");
    }
    try (var server = Loopback.tcp(new Mode.Echo())) {
      assertThat(failure(server.port(), INSECURE)).isEqualTo(Failure.Kind.NOT_TLS);
    }
  }

  @Test
  void namesHttpOnATalkPort() throws Exception {
    try (var server =
            TalkServer.listen(
                new Address.Tcp("localhost", 0), Loopback.CHINESE, ServerOptions.DEFAULT, there);
        var socket = new Socket(LOOPBACK, server.port())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\n\r\n".getBytes(US_ASCII));
      assertThat(there.next("trouble")).isEqualTo("trouble HTTP_SPOKEN");
    }
  }

  @Test
  void namesATlsServerForAPlainClient() throws Exception {
    var here = new Heard();
    byte[] alert = {21, 3, 3, 0, 2, 2, 10};
    try (var server = new ServerSocket(0, 5, LOOPBACK);
        var client =
            TalkClient.connect(
                new Address.Tcp("127.0.0.1", server.getLocalPort()), ClientOptions.DEFAULT, here);
        var accepted = server.accept()) {
      client.conversation().send(Bytes.ofText("hello"));
      accepted.getOutputStream().write(alert);
      assertThat(here.next("trouble")).isEqualTo("trouble TLS_EXPECTED");
    }
  }

  @Test
  void tellsAPlainClientThatThisPortExpectsTlsHoweverMuchItSays() throws Exception {
    try (var server = secure.serve(HERE, new Mode.Echo(), there)) {
      for (int round = 0; round < 20; round++) {
        var here = new Heard();
        var to = new Address.Tcp("localhost", server.port());
        try (var client = TalkClient.connect(to, ClientOptions.DEFAULT, here)) {
          client.conversation().send(Bytes.ofText("hello"));
          client.conversation().offer(Bytes.ofText("x".repeat(40_000 * (round % 2))));
          assertThat(here.next("trouble")).isEqualTo("trouble TLS_EXPECTED");
        }
      }
    }
  }

  @Test
  void tellsATlsClientThatAWebSocketPortHasNoTls() throws Exception {
    var plain = new Address.WebSocket("localhost", 0, "/", false);
    try (var server = secure.serve(plain, new Mode.Echo(), there)) {
      assertThat(failure(server.port(), INSECURE)).isEqualTo(Failure.Kind.NOT_TLS);
      assertThat(there.next("trouble")).isEqualTo("trouble TLS_SPOKEN");
    }
  }

  @Test
  void tellsABrowserThatThisPortExpectsTls() throws Exception {
    try (var server = secure.serve(HERE, new Mode.Echo(), there);
        var socket = new Socket(LOOPBACK, server.port())) {
      socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII));
      assertThat(new String(socket.getInputStream().readAllBytes(), US_ASCII))
          .startsWith("HTTP/1.1 400 This port speaks TLS");
    }
  }

  @Test
  void saysThatAServerIsSilentOrGone() throws Exception {
    ClientOptions hasty =
        INSECURE.withPatience(
            new ClientOptions.Patience(
                Duration.ofMillis(200), Duration.ZERO, 0, Duration.ofSeconds(1)));
    try (var silent = new ServerSocket(0, 5, LOOPBACK)) {
      assertThat(failure(silent.getLocalPort(), hasty)).isEqualTo(Failure.Kind.TIMEOUT);
    }
    try (var server = new ServerSocket(0, 5, LOOPBACK)) {
      Thread.startVirtualThread(() -> closeAfter(server, 1));
      assertThat(failure(server.getLocalPort(), INSECURE))
          .isIn(Failure.Kind.CONNECTION_CLOSED, Failure.Kind.CONNECTION_RESET);
    }
  }

  private static void closeAfter(ServerSocket server, int byteCount) {
    try (Socket accepted = server.accept()) {
      accepted.getInputStream().readNBytes(byteCount);
    } catch (IOException gone) {
      // the client sees the same
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 6, 50, 10_000})
  void survivesAClientThatVanishesInTheHandshake(int byteCount) throws Exception {
    byte[] hello = clientHello();
    try (var server = secure.serve(HERE, new Mode.Echo(), there)) {
      for (boolean reset : new boolean[] {true, false}) {
        try (var socket = new Socket(LOOPBACK, server.port())) {
          socket.setSoTimeout(60_000);
          socket.getOutputStream().write(hello, 0, Math.min(byteCount, hello.length));
          if (byteCount > hello.length) {
            socket.getInputStream().readNBytes(100); // part of the server's answer
          }
          socket.setSoLinger(reset, 0);
        }
        assertThat(there.next()).startsWith("trouble CONNECTION_");
      }
      assertStillServes(server);
    }
  }

  /** What our own client says first. */
  private byte[] clientHello() throws Exception {
    try (var server = new ServerSocket(0, 5, LOOPBACK)) {
      var to = new Address.Tls("localhost", server.getLocalPort());
      Thread.startVirtualThread(() -> {
        try {
          TalkClient.connect(to, INSECURE, TalkObserver.NONE).close();
        } catch (IOException | InterruptedException expected) {
          // nobody answers
        }
      });
      try (Socket accepted = server.accept()) {
        InputStream in = accepted.getInputStream();
        byte[] header = in.readNBytes(5);
        byte[] body = in.readNBytes((header[3] & 0xff) << 8 | (header[4] & 0xff));
        return Bytes.copyOf(header).plus(Bytes.copyOf(body)).toArray();
      }
    }
  }

  @Test
  void acceptsOthersWhileManyHandshakesHang() throws Exception {
    List<Socket> hanging = new ArrayList<>();
    try (var server = secure.serve(HERE, new Mode.Echo(), there)) {
      for (int i = 0; i < 200; i++) {
        var socket = new Socket(LOOPBACK, server.port());
        socket.getOutputStream().write(i % 2 == 0 ? new byte[] {22} : new byte[0]);
        hanging.add(socket);
      }
      assertStillServes(server);
    } finally {
      for (Socket socket : hanging) {
        socket.close();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3})
  void survivesGarbageAndOversizedRecords(int seed) throws Exception {
    byte[] garbage = new byte[40_000];
    new Random(seed).nextBytes(garbage);
    garbage[0] = 22; // looks like TLS, with a record length of 65535
    garbage[1] = 3;
    garbage[2] = 3;
    garbage[3] = (byte) (seed % 2 == 0 ? 0xff : garbage[3]);
    garbage[4] = (byte) (seed % 2 == 0 ? 0xff : garbage[4]);
    try (var server = secure.serve(HERE, new Mode.Echo(), there);
        var socket = new Socket(LOOPBACK, server.port())) {
      socket.getOutputStream().write(garbage);
      assertThat(there.next()).startsWith("trouble ");
      assertStillServes(server);
    }
  }

  @Test
  void tellsACutStreamFromOneThatEndedInOrder() throws Exception {
    try (var server = secure.serve(HERE, new Mode.Echo(), there);
        var relay = new CuttingRelay(server.port());
        var client =
            TalkClient.connect(
                new Address.Tls("localhost", relay.port()), secure.pinned(), TalkObserver.NONE)) {
      there.nextJoined(); // a TLS 1.3 client has finished its handshake before the server has
      relay.cut();
      assertThat(client.conversation().awaitEnding()).isEqualTo(Ending.RESET);
      assertThat(there.next("left")).isEqualTo("left RESET");
    }
  }
}
