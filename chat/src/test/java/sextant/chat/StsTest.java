package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.StateDirectory;

/** IRCv3 sts: clients learn to come by TLS, where there is a certificate that they can check. */
class StsTest {
  @TempDir static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() throws Exception {
    Credentials own = DeviceIdentity.open(StateDirectory.at(folder.resolve("maker")));
    Path certificate = pem("CERTIFICATE", own.certificate().getEncoded());
    Path key = pem("PRIVATE KEY", own.key().getEncoded());
    ChatConfig usual = TestServer.config();
    List<ChatConfig.Listener> listeners =
        List.of(
            ChatConfig.Listener.plain("127.0.0.1", 0),
            new ChatConfig.Listener(
                "127.0.0.1",
                0,
                Optional.empty(),
                ChatConfig.Listener.Use.IRC,
                true,
                false,
                Optional.of(certificate),
                Optional.of(key),
                List.of()));
    server = TestServer.start(folder, usual.withListeners(listeners));
  }

  private static Path pem(String kind, byte[] content) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
    return Files.writeString(
        folder.resolve(kind.replace(' ', '-') + ".pem"),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String capabilities(Peer peer, String question) throws IOException {
    peer.send(question);
    StringBuilder all = new StringBuilder();
    while (true) {
      List<String> words = peer.await("CAP").parameters();
      all.append(words.getLast()).append(' ');
      if (!words.get(2).equals("*")) {
        return all.toString();
      }
    }
  }

  @Test
  void plainClientsAreToldThePort() throws Exception {
    try (Peer peer = server.open()) {
      assertThat(capabilities(peer, "CAP LS 302")).contains("sts=port=" + server.tlsPort());
    }
  }

  @Test
  void clientsWithTlsAreToldHowLongItHolds() throws Exception {
    try (Peer peer =
        new Peer(
            TestTls.context()
                .getSocketFactory()
                .createSocket(InetAddress.ofLiteral("127.0.0.1"), server.tlsPort()))) {
      assertThat(capabilities(peer, "CAP LS 302"))
          .contains("sts=duration=")
          .doesNotContain("port=");
    }
  }

  @Test
  void clientsThatReadNoValuesAreNotTold() throws Exception {
    try (Peer peer = server.open()) {
      assertThat(capabilities(peer, "CAP LS")).doesNotContain("sts");
    }
  }

  @Test
  void nobodyCanAskForIt() throws Exception {
    try (Peer peer = server.open()) {
      peer.send("CAP REQ sts");
      assertThat(peer.await("CAP").parameter(1)).isEqualTo("NAK");
    }
  }

  /** Both files are replaced, one after the other; while they do not fit, the old one stays. */
  @Test
  void aCertificateThatIsReplacedIsShownToWhoeverComesNext() throws Exception {
    Credentials next = DeviceIdentity.open(StateDirectory.at(folder.resolve("next maker")));
    assertThat(shown()).isNotEqualTo(next.certificate());
    pem("CERTIFICATE", next.certificate().getEncoded());
    pem("PRIVATE KEY", next.key().getEncoded());
    while (!shown().equals(next.certificate())) {
      // the server looks at its files at most once a second
    }
    assertThat(shown()).isEqualTo(next.certificate());
  }

  private static Certificate shown() throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            TestTls.context()
                .getSocketFactory()
                .createSocket(InetAddress.ofLiteral("127.0.0.1"), server.tlsPort())) {
      socket.startHandshake();
      return socket.getSession().getPeerCertificates()[0];
    }
  }
}
