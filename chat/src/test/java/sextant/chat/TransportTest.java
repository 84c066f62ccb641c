package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What arrives over each transport, also when a client says all it has in one packet and goes. */
class TransportTest {
  private static final int LIMIT_MILLIS = 60_000;

  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    server = TestServer.start(folder);
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static byte[] burst(String nick, String... lines) {
    String text = "NICK " + nick + "\r\nUSER u 0 * :U\r\n" + String.join("\r\n", lines) + "\r\n";
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String all(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  private static SSLSocket tls(String protocol) throws Exception {
    SSLSocket socket =
        (SSLSocket)
            TestTls.context()
                .getSocketFactory()
                .createSocket(InetAddress.ofLiteral("127.0.0.1"), server.tlsPort());
    socket.setEnabledProtocols(new String[] {protocol});
    socket.setSoTimeout(LIMIT_MILLIS);
    return socket;
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.3", "TLSv1.2"})
  void tlsClientThatSaysAllWithQuitInOneBurstHearsEverything(String protocol) throws Exception {
    try (SSLSocket socket = tls(protocol)) {
      socket.getOutputStream().write(burst("quit", "JOIN #burst", "QUIT :bye"));
      assertThat(all(socket.getInputStream())).contains(" 001 quit ", " 366 ", "ERROR :Quit: bye");
    }
  }

  /** In TLS 1.3 Java's sockets cannot stop speaking and go on hearing. */
  @Test
  void tlsClientThatOnlyStopsSpeakingHearsEverything() throws Exception {
    try (SSLSocket socket = tls("TLSv1.2")) {
      socket.getOutputStream().write(burst("half", "REGISTER * * secret", "JOIN #half"));
      socket.shutdownOutput();
      assertThat(all(socket.getInputStream())).contains(" 001 half", "REGISTER SUCCESS", " 366 ");
    }
  }

  @Test
  void plainClientThatStopsSpeakingWhileWorkGoesOnHearsEverything() throws Exception {
    try (Socket socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), server.port())) {
      socket.setSoTimeout(LIMIT_MILLIS);
      socket
          .getOutputStream()
          .write(burst("plain", "OPER operuser operpassword", "CHATHISTORY LATEST plain * 5"));
      socket.shutdownOutput();
      assertThat(all(socket.getInputStream())).contains(" 001 plain ", " 381 plain ");
    }
  }

  @Test
  void opensslHearsEverythingItAskedForInOneBurst() throws Exception {
    Process openssl;
    try {
      openssl =
          new ProcessBuilder(
                  "openssl", "s_client", "-quiet", "-connect", "127.0.0.1:" + server.tlsPort())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
    } catch (IOException missing) {
      assumeThat(false).as("openssl is not installed").isTrue();
      return;
    }
    try {
      openssl.getOutputStream().write(burst("ossl", "JOIN #ossl", "QUIT :bye"));
      openssl.getOutputStream().close();
      assertThat(all(openssl.getInputStream())).contains(" 001 ossl ", " 366 ", "ERROR :");
      assertThat(openssl.waitFor(LIMIT_MILLIS, TimeUnit.MILLISECONDS)).isTrue();
    } finally {
      openssl.destroyForcibly();
    }
  }

  @Test
  void othersSeeThatItLeft() throws Exception {
    try (Peer ann = server.connect("ann")) {
      ann.send("JOIN #seen");
      ann.await("366");
      try (Peer seen = new Peer(tls("TLSv1.3"))) {
        seen.sendBytes(burst("seen", "JOIN #seen", "PRIVMSG #seen :hi"));
        seen.await("366"); // who is gone sooner may never have been heard
      }
      assertThat(List.of(ann.await("JOIN").source(), ann.await("PRIVMSG").parameter(1)))
          .last()
          .isEqualTo("hi");
      assertThat(ann.await("QUIT").source()).startsWith("seen!");
    }
  }

  @Test
  void proxyHeaderGivesTheAddressOfTheClient() throws Exception {
    try (Peer peer = server.open()) {
      peer.send("PROXY TCP4 10.1.2.3 127.0.0.1 65533 6667");
      peer.register("proxied");
      assertThat(actualAddress(peer, "proxied")).isEqualTo("10.1.2.3");
    }
  }

  private static String actualAddress(Peer peer, String nick) throws IOException {
    peer.send("WHOIS " + nick);
    return peer.await("338").parameter(3);
  }

  @Test
  void binaryProxyHeaderGivesTheAddressOfTheClient() throws Exception {
    try (Peer peer = server.open()) {
      byte[] header = {
        13, 10, 13, 10, 0, 13, 10, 81, 85, 73, 84, 10, 0x21, 0x11, 0, 12, 10, 9, 8, 7, 127, 0, 0, 1,
        0, 1, 0, 2
      };
      peer.sendBytes(header);
      peer.register("proxied2");
      assertThat(actualAddress(peer, "proxied2")).isEqualTo("10.9.8.7");
    }
  }

  @Test
  void proxyHeaderInPiecesIsUnderstood() throws Exception {
    try (Peer peer = server.open()) {
      for (byte b : "PROXY TCP6 2001:db8::7 ::1 1 2\r\n".getBytes(StandardCharsets.US_ASCII)) {
        peer.sendBytes(new byte[] {b});
      }
      peer.register("proxied3");
      assertThat(actualAddress(peer, "proxied3")).isEqualTo("2001:db8:0:0:0:0:0:7");
    }
  }

  @Test
  void proxyHeaderThatIsNotFirstIsAnUnknownCommand() throws Exception {
    try (Peer peer = server.open()) {
      peer.send("NICK proxied4");
      peer.send("PROXY TCP4 10.1.2.3 127.0.0.1 65533 6667");
      peer.send("USER p 0 * :P");
      peer.await("001");
      assertThat(actualAddress(peer, "proxied4")).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void webircGivesTheAddressOfTheClient() throws Exception {
    try (Peer peer = server.open()) {
      peer.send("WEBIRC gatepass kiwi some.host 10.4.4.4");
      peer.register("gated");
      assertThat(actualAddress(peer, "gated")).isEqualTo("10.4.4.4");
    }
  }

  @Test
  void webircWithAWrongPasswordIsRefused() throws Exception {
    try (Peer peer = server.open()) {
      peer.send("WEBIRC wrong kiwi some.host 10.4.4.4");
      assertThat(peer.await("ERROR").parameter(0)).contains("gateway");
      assertThat(peer.read()).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"text.ircv3.net", "binary.ircv3.net"})
  void webSocketSpeaksTheProtocolThatTheClientPrefers(String protocol) throws Exception {
    String other = protocol.startsWith("text") ? "binary.ircv3.net" : "text.ircv3.net";
    try (WebPeer web = WebPeer.open(server.port(), protocol, other);
        Peer plain = server.connect(protocol.startsWith("text") ? "plaina" : "plainb")) {
      assertThat(web.subprotocol()).isEqualTo(protocol);
      String nick = protocol.startsWith("text") ? "weba" : "webb";
      web.send("NICK " + nick);
      web.send("USER w 0 * :W");
      web.await(" 001 ");
      plain.send("PRIVMSG " + nick + " :café");
      assertThat(web.await(" PRIVMSG ")).endsWith("PRIVMSG " + nick + " :café");
      web.send("PRIVMSG " + (protocol.startsWith("text") ? "plaina" : "plainb") + " :hello");
      assertThat(plain.await("PRIVMSG").parameter(1)).isEqualTo("hello");
    }
  }

  @Test
  void webSocketClientThatClosesIsAnsweredAndGone() throws Exception {
    try (WebPeer web = WebPeer.open(server.port(), "text.ircv3.net");
        Peer plain = server.connect("watcher")) {
      web.send("NICK leaver");
      web.send("USER w 0 * :W");
      web.await(" 001 ");
      plain.ask("MONITOR + leaver");
      web.closeOutput();
      assertThat(plain.await("731").parameter(1)).isEqualTo("leaver");
    }
  }

  @Test
  void bytesOneByOneMakeTheSameLines() throws Exception {
    try (Peer peer = server.open()) {
      for (byte b : burst("slowly", "PING 😃")) {
        peer.sendBytes(new byte[] {b});
      }
      assertThat(peer.await("PONG").parameter(1)).isEqualTo("😃");
    }
  }
}
