package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages of the web client, and who may come in through them. */
class WebClientTest {
  private static final int LIMIT_MILLIS = 60_000;
  private static final Pattern KEY = Pattern.compile("^ {2}([a-zA-Z]+): '", Pattern.MULTILINE);
  private static final String HANDSHAKE =
      """
      GET / HTTP/1.1
      Host: %s
      Origin: %s
      Upgrade: websocket
      Connection: Upgrade
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      X-Forwarded-For: %s

      """;

  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    ChatConfig.Listener web =
        new ChatConfig.Listener(
            "127.0.0.1",
            0,
            Optional.empty(),
            ChatConfig.Listener.Use.WEB,
            false,
            false,
            Optional.empty(),
            Optional.empty(),
            List.of("https://chat.example.org"));
    server =
        TestServer.start(
            folder,
            TestServer.config()
                .withListeners(List.of(ChatConfig.Listener.plain("127.0.0.1", 0), web)));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String host() {
    return "127.0.0.1:" + server.port(1);
  }

  private static String ask(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port(1))) {
      socket.setSoTimeout(LIMIT_MILLIS);
      byte[] bytes = request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
      socket.getOutputStream().write(bytes);
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String page(String path, String host) throws IOException {
    return ask("GET " + path + " HTTP/1.1\nHost: " + host + "\n\n");
  }

  private static String handshake(String host, String origin) throws IOException {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port(1))) {
      socket.setSoTimeout(LIMIT_MILLIS);
      String request = HANDSHAKE.formatted(host, origin, "");
      socket
          .getOutputStream()
          .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      byte[] head = socket.getInputStream().readNBytes(12);
      return new String(head, StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/, text/html",
    "/index.html, text/html",
    "/?from=mail, text/html",
    "/app.css, text/css",
    "/icon.svg, image/svg+xml",
    "/app.js, text/javascript",
    "/session.js, text/javascript",
    "/history.js, text/javascript",
    "/rooms.js, text/javascript",
    "/lines.js, text/javascript",
    "/irc.js, text/javascript",
    "/words.js, text/javascript",
  })
  void pagesAreServedWithAPolicyThatLoadsNothingFromElsewhere(String path, String type)
      throws IOException {
    assertThat(page(path, host()))
        .startsWith("HTTP/1.1 200 OK")
        .contains("Content-Type: " + type)
        .contains("Content-Security-Policy: default-src 'none';")
        .contains("X-Content-Type-Options: nosniff")
        .doesNotContain("unsafe-inline");
  }

  @Test
  void pagesHaveNeitherScriptsNorStylesWithin() throws IOException {
    assertThat(page("/", host()))
        .doesNotContainPattern("<script(?![^>]*src=)")
        .doesNotContain("<style")
        .doesNotContainPattern("\\son[a-z]+=|\\sstyle=");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/else", "/../chat.toml", "/health", "/metrics"})
  void nothingElseIsServed(String path) throws IOException {
    assertThat(page(path, host())).startsWith("HTTP/1.1 404");
  }

  @Test
  void aForeignNameThatPointsHereGetsNoPage() throws IOException {
    assertThat(page("/", "evil.example:6680")).startsWith("HTTP/1.1 404");
    assertThat(page("/", "localhost:6680")).startsWith("HTTP/1.1 200");
    assertThat(page("/", "chat.example.org")).startsWith("HTTP/1.1 200");
  }

  @Test
  void onlyItsOwnPagesAndThoseNamedMayOpenAWebSocket() throws IOException {
    String own = host();
    assertThat(handshake(own, "http://" + own)).isEqualTo("HTTP/1.1 101");
    assertThat(handshake("chat.example.org", "https://chat.example.org")).endsWith("101");
    assertThat(handshake(own, "http://evil.example")).isEqualTo("HTTP/1.1 403");
    assertThat(handshake(own, "")).isEqualTo("HTTP/1.1 403");
    assertThat(handshake("evil.example", "http://evil.example")).isEqualTo("HTTP/1.1 403");
  }

  @Test
  void linesOfIrcAreNotSpokenThere() throws IOException {
    assertThat(ask("NICK x\nUSER x 0 * :X\n\n")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1.2.3, 10.1.2.3",
    "'6.6.6.6, 10.1.2.3', 10.1.2.3",
    "'10.1.2.3, 127.0.0.1', 10.1.2.3",
    "nonsense, 127.0.0.1",
    "'', 127.0.0.1",
  })
  void aTrustedProxySaysWhereTheClientIs(String header, String address) throws Exception {
    try (WebSocketPeer peer = new WebSocketPeer(header)) {
      peer.send("NICK fwd");
      peer.send("USER f 0 * :F");
      peer.await(" 221 ");
      peer.send("WHOIS fwd");
      assertThat(peer.await(" 338 ")).contains(" " + address + " ");
    }
  }

  /** A browser behind a proxy, as far as bytes go. */
  private static final class WebSocketPeer implements AutoCloseable {
    private final Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port(1));

    WebSocketPeer(String forwardedFor) throws IOException {
      socket.setSoTimeout(LIMIT_MILLIS);
      String request = HANDSHAKE.formatted(host(), "http://" + host(), forwardedFor);
      socket
          .getOutputStream()
          .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    void send(String line) throws IOException {
      byte[] text = line.getBytes(StandardCharsets.UTF_8);
      byte[] frame = new byte[6 + text.length]; // masked with zeros
      frame[0] = (byte) 0x81;
      frame[1] = (byte) (0x80 | text.length);
      System.arraycopy(text, 0, frame, 6, text.length);
      socket.getOutputStream().write(frame);
    }

    /** All bytes up to the line that has the text; frames are as good as line ends. */
    String await(String text) throws IOException {
      StringBuilder line = new StringBuilder();
      for (int b = socket.getInputStream().read(); b >= 0; b = socket.getInputStream().read()) {
        if (b == 0x81) {
          if (line.indexOf(text) >= 0) {
            return line.toString();
          }
          line.setLength(0);
        }
        line.append((char) b);
        if (line.indexOf(text) >= 0 && line.indexOf("Actual IP") >= 0) {
          return line.toString();
        }
        if (text.equals(" 221 ") && line.indexOf(text) >= 0) {
          return line.toString();
        }
      }
      throw new AssertionError("closed before" + text);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Test
  void everyTextIsThereInBothLanguages() throws IOException {
    String words = page("/words.js", host());
    String[] languages = words.split("const CHINESE");
    List<String> english = keys(languages[0]);
    assertThat(english).hasSizeGreaterThan(20).isEqualTo(keys(languages[1]));
  }

  private static List<String> keys(String text) {
    Matcher matcher = KEY.matcher(text);
    return matcher.results().map(match -> match.group(1)).sorted().toList();
  }
}
