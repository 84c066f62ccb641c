package sextant.talk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

@Timeout(120)
class WebSocketTalkTest {
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
  private static final String REQUEST =
      String.join(
          "\r\n",
          "GET /x HTTP/1.1",
          "Host: localhost",
          "Upgrade: websocket",
          "Connection: Upgrade",
          "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
          "Sec-WebSocket-Version: 13",
          "",
          "");

  private final Secure secure = new Secure();
  private final Heard there = new Heard();
  private final Heard here = new Heard();

  private TalkServer serve(Mode mode) throws IOException {
    return secure.serve(new Address.WebSocket("localhost", 0, "/", false), mode, there);
  }

  private TalkClient connect(int port) throws IOException, InterruptedException {
    var to = new Address.WebSocket("localhost", port, "/", false);
    return TalkClient.connect(to, ClientOptions.DEFAULT, here);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void talksInBothDirectionsPlainAndOverTls(boolean isSecure) throws Exception {
    var where = new Address.WebSocket("localhost", 0, "/", isSecure);
    try (var server = secure.serve(where, new Mode.Echo(), there);
        var client =
            TalkClient.connect(
                new Address.WebSocket("localhost", server.port(), "/chat", isSecure),
                secure.pinned(),
                here)) {
      client.conversation().send(Bytes.ofText("héllo"));
      assertThat(here.next("IN")).isEqualTo("IN héllo");
      assertThat(client.conversation().protection().isPresent()).isEqualTo(isSecure);
      client.conversation().send(Bytes.ofText("bye"));
      client.conversation().finishSending();
      assertThat(client.conversation().awaitEnding())
          .as(() -> client.conversation().failure().toString())
          .isEqualTo(Ending.FINISHED);
      assertThat(here.received()).isEqualTo("héllobye");
      assertThat(there.next("left")).isEqualTo("left FINISHED");
    }
  }

  @Test
  void carriesAMessageOfAMegabyteAsOne() throws Exception {
    String text = "0123456789abcdef".repeat(1 << 16);
    try (var server = serve(new Mode.Echo());
        var client = connect(server.port())) {
      client.conversation().send(Bytes.ofText(text));
      assertThat(here.next("IN")).isEqualTo("IN " + text);
    }
  }

  @Test
  void carriesMuchEachWayAtOnce() throws Exception {
    String text = "0123456789abcdef".repeat(1 << 16);
    try (var server = serve(new Mode.Echo());
        var client = connect(server.port())) {
      for (int i = 0; i < 16; i++) {
        client.conversation().send(Bytes.ofText(text));
      }
      for (int i = 0; i < 16; i++) {
        assertThat(here.next("IN")).hasSize("IN ".length() + text.length());
      }
    }
  }

  @Test
  void answersTextWithTextAndBytesWithBytes() throws Exception {
    try (var server = serve(new Mode.Echo());
        var http = HttpClient.newHttpClient()) {
      var notes = new Notes();
      WebSocket socket =
          http.newWebSocketBuilder()
              .buildAsync(URI.create("ws://localhost:" + server.port() + "/"), notes)
              .join();
      socket.sendText("text", true).join();
      assertThat(notes.next()).isEqualTo("text text");
      socket.sendBinary(ByteBuffer.wrap("text".getBytes(UTF_8)), true).join();
      assertThat(notes.next()).isEqualTo("binary text");
      socket.sendText("in ", false).thenCompose(s -> s.sendText("pieces", true)).join();
      assertThat(notes.next()).isEqualTo("text in pieces");
      socket.sendPing(ByteBuffer.wrap("p".getBytes(UTF_8))).join();
      assertThat(notes.next()).isEqualTo("pong p");
      socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
      assertThat(notes.next()).isEqualTo("close 1000");
      assertThat(there.next("left")).isEqualTo("left FINISHED");
    }
  }

  /** What Java's own client hears. */
  private static final class Notes implements WebSocket.Listener {
    private final BlockingQueue<String> notes = new LinkedBlockingQueue<>();
    private final StringBuilder text = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        notes.add("text " + text);
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean last) {
      notes.add("binary " + UTF_8.decode(data));
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket socket, ByteBuffer data) {
      notes.add("pong " + UTF_8.decode(data));
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      notes.add("close " + code);
      return null;
    }

    @Nullable String next() throws InterruptedException {
      return notes.poll(60, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "plain HTTP, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n', NOT_WEBSOCKET",
    "not HTTP, 'hello\r\n\r\n', NOT_WEBSOCKET",
    "no end, 'GET / HTTP/1.1\r\nX: ', NOT_WEBSOCKET",
  })
  void turnsAwayWhatIsNoWebSocket(String name, String request, String kind) throws Exception {
    byte[] bytes = request.getBytes(US_ASCII);
    byte[] much = name.equals("no end") ? (request + "x".repeat(20_000)).getBytes(US_ASCII) : bytes;
    try (var server = serve(new Mode.Echo());
        var socket = new Socket(LOOPBACK, server.port())) {
      socket.getOutputStream().write(much);
      assertThat(there.next()).isEqualTo("trouble " + kind);
      assertStillServes(server);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "a frame without a mask, 810161, 03ea",
    "a reserved bit, c1810000000061, 03ea",
    "an unknown opcode, 838000000000, 03ea",
    "a continuation of nothing, 808000000000, 03ea",
    "text that is not UTF-8, 818100000000ff, 03ef",
    "a control frame of 126 bytes, 89fe007e00000000, 03ea",
    "a length of 2^62, 82ff400000000000000000000000, 03f1",
    "a length of 17 MiB, 82ff000000000110000000000000, 03f1"
  })
  void endsWithACodeWhenTheRulesAreBroken(String name, String frame, String code) throws Exception {
    try (var server = serve(new Mode.Echo());
        var socket = new Socket(LOOPBACK, server.port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
      skipHead(socket.getInputStream());
      socket.getOutputStream().write(HexFormat.of().parseHex(frame));
      if (name.startsWith("a control frame")) {
        socket.getOutputStream().write(new byte[126]);
      }
      byte[] close = socket.getInputStream().readNBytes(4);
      assertThat(close[0]).as(name).isEqualTo((byte) 0x88);
      assertThat(HexFormat.of().formatHex(close, 2, 4)).as(name).isEqualTo(code);
      assertThat(there.next("left")).isEqualTo("left FAILED");
      assertStillServes(server);
    }
  }

  @Test
  void tellsACutStreamFromAFarewell() throws Exception {
    try (var server = serve(new Mode.Echo());
        var socket = new Socket(LOOPBACK, server.port())) {
      socket.setSoTimeout(60_000);
      socket.getOutputStream().write(REQUEST.getBytes(US_ASCII));
      skipHead(socket.getInputStream());
      socket.shutdownOutput();
      assertThat(there.next("left")).isEqualTo("left RESET");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n', NOT_WEBSOCKET",
    "'HTTP/1.1 101 X\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
        + "Sec-WebSocket-Accept: x\r\n\r\n', NOT_WEBSOCKET",
    "'220 smtp ready\r\n\r\n', NOT_WEBSOCKET",
    "'', CONNECTION_CLOSED",
  })
  void saysWhatAServerAnsweredThatIsNone(String answer, String kind) throws Exception {
    try (var server = new ServerSocket(0, 5, LOOPBACK)) {
      Thread.startVirtualThread(() -> answer(server, answer));
      var failure =
          catchThrowableOfType(FailureException.class, () -> connect(server.getLocalPort()));
      assertThat(failure.failure().kind()).isEqualTo(Failure.Kind.valueOf(kind));
    }
  }

  private static void answer(ServerSocket server, String answer) {
    try (Socket accepted = server.accept()) {
      accepted.setSoTimeout(60_000);
      skipHead(accepted.getInputStream());
      accepted.getOutputStream().write(answer.getBytes(US_ASCII));
      accepted.shutdownOutput();
      accepted.getInputStream().readAllBytes();
    } catch (IOException gone) {
      // the client sees the same
    }
  }

  private static void skipHead(InputStream in) throws IOException {
    int matched = 0;
    while (matched < 4) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("closed in the head");
      }
      matched = next == "\r\n\r\n".charAt(matched) ? matched + 1 : next == '\r' ? 1 : 0;
    }
  }

  private void assertStillServes(TalkServer server) throws Exception {
    try (var client = connect(server.port())) {
      client.conversation().send(Bytes.ofText("still there?"));
      assertThat(here.next("IN")).isEqualTo("IN still there?");
    }
  }
}
