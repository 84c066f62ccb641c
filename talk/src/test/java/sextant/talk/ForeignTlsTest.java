package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.identity.DeviceIdentity;
import sextant.identity.PeerTrust;
import sextant.identity.StateDirectory;
import sextant.wire.Bytes;

/** TLS, DTLS and WebSocket with other people's programs; skipped where they are not installed. */
@Timeout(120)
class ForeignTlsTest {
  private static final ClientOptions INSECURE = Secure.trusting(new PeerTrust.Anyone());

  @TempDir Path folder;
  private final Heard here = new Heard();
  private final Heard there = new Heard();
  private ServerSecurity security = ServerSecurity.NONE;
  private String pem = "";

  @BeforeEach
  void makeAnIdentity() throws IOException {
    security = ServerSecurity.of(DeviceIdentity.open(StateDirectory.at(folder)));
    pem = folder.resolve("identity.pem").toString();
  }

  private TalkServer serve(Address address) throws IOException {
    return TalkServer.listen(
        address, new Mode.Echo(), ServerOptions.DEFAULT.withSecurity(security), there);
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void servesOpenssl(String version) throws Exception {
    try (var server = serve(new Address.Tls("127.0.0.1", 0));
        var openssl = Tool.start(sClient(version + " -verify_return_error", server.port()))) {
      openssl.say("hello\n");
      assertThat(openssl.readUntil("hello\n")).endsWith("hello\n");
      openssl.endInput();
      assertThat(there.next("left")).isEqualTo("left FINISHED");
    }
  }

  private String sClient(String options, int port) {
    return "openssl s_client -quiet -no_ign_eof -connect 127.0.0.1:"
        + port
        + " -CAfile "
        + pem
        + " "
        + options;
  }

  @Test
  void survivesARenegotiationThatOpensslAsksFor() throws Exception {
    try (var server = serve(new Address.Tls("127.0.0.1", 0));
        var openssl =
            Tool.start(
                "openssl s_client -tls1_2 -connect 127.0.0.1:"
                    + server.port()
                    + " -CAfile "
                    + pem)) {
      openssl.say("hello\n");
      openssl.readUntil("hello\n");
      openssl.say("R\n"); // a command only when it is all that s_client reads at once
      openssl.readUntil("verify return:1\n");
      openssl.say("again\n");
      assertThat(openssl.readUntil("again\n")).endsWith("again\n");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"-tls1_2", "-tls1_3"})
  void talksToOpensslThatTurnsLinesAround(String version) throws Exception {
    int port = FreePort.tcp();
    try (var openssl =
        Tool.start(
            "openssl s_server -rev -accept 127.0.0.1:"
                + port
                + " -cert "
                + pem
                + " -key "
                + pem
                + " "
                + version)) {
      openssl.readUntil("ACCEPT");
      try (var client = TalkClient.connect(new Address.Tls("127.0.0.1", port), INSECURE, here)) {
        client.conversation().send(Bytes.ofText("hello\n"));
        assertThat(here.next("IN")).isEqualTo("IN olleh\n");
        client.conversation().finishSending();
        assertThat(client.conversation().awaitEnding()).isIn(Ending.FINISHED, Ending.RESET);
      }
    }
  }

  @Test
  void showsItsCertificateToOpensslThatRequiresOne() throws Exception {
    int port = FreePort.tcp();
    try (var openssl =
        Tool.start(
            "openssl s_server -rev -Verify 1 -accept 127.0.0.1:"
                + port
                + " -cert "
                + pem
                + " -key "
                + pem
                + " -CAfile "
                + pem)) {
      openssl.readUntil("ACCEPT");
      var options =
          ClientOptions.DEFAULT.withSecurity(
              new ClientSecurity(new PeerTrust.Anyone(), security.own(), ""));
      try (var client = TalkClient.connect(new Address.Tls("127.0.0.1", port), options, here)) {
        client.conversation().send(Bytes.ofText("hello\n"));
        assertThat(here.next("IN")).isEqualTo("IN olleh\n");
      }
    }
  }

  @Test
  void servesOpensslOverDtls() throws Exception {
    try (var server = serve(new Address.Dtls("127.0.0.1", 0));
        var openssl = Tool.start(sClient("-dtls1_2", server.port()))) {
      openssl.say("hello\n");
      assertThat(openssl.readUntil("hello\n")).endsWith("hello\n");
      openssl.endInput();
    }
  }

  @Test
  void talksToOpensslOverDtls() throws Exception {
    int port = FreePort.udp("127.0.0.1");
    try (var openssl =
        Tool.start(
            "openssl s_server -dtls1_2 -listen -quiet -accept 127.0.0.1:"
                + port
                + " -cert "
                + pem
                + " -key "
                + pem)) {
      ClientOptions options = patient();
      try (var client = TalkClient.connect(new Address.Dtls("127.0.0.1", port), options, here)) {
        client.conversation().send(Bytes.ofText("hello\n"));
        assertThat(openssl.readUntil("hello\n")).endsWith("hello\n");
        openssl.say("answer\n");
        assertThat(here.next("IN")).isEqualTo("IN answer\n");
      }
    }
  }

  @Test
  void servesNcat() throws Exception {
    try (var server = serve(new Address.Tls("localhost", 0));
        var ncat =
            Tool.start(
                "ncat --ssl-verify --ssl-trustfile " + pem + " localhost " + server.port())) {
      ncat.say("hello\n");
      assertThat(ncat.readUntil("hello\n")).endsWith("hello\n");
    }
  }

  @Test
  void talksToNcat() throws Exception {
    int port = FreePort.tcp();
    try (var ncat =
        Tool.start(
            "ncat --ssl -v -l 127.0.0.1 " + port + " --ssl-cert " + pem + " --ssl-key " + pem)) {
      ncat.readUntil("Listening on");
      ClientOptions options = patient();
      try (var client = TalkClient.connect(new Address.Tls("127.0.0.1", port), options, here)) {
        client.conversation().send(Bytes.ofText("hello\n"));
        assertThat(ncat.readUntil("hello\n")).endsWith("hello\n");
        ncat.say("answer\n");
        assertThat(here.next("IN")).isEqualTo("IN answer\n");
      }
    }
  }

  @Test
  void tellsCurlWithoutTlsWhatThisPortSpeaks() throws Exception {
    try (var server = serve(new Address.Tls("127.0.0.1", 0));
        var curl = Tool.start("curl -sS http://127.0.0.1:" + server.port() + "/")) {
      assertThat(there.next()).isEqualTo("trouble HTTP_SPOKEN");
      assertThat(curl.output()).contains("This port speaks TLS");
    }
  }

  @Test
  void servesTheWebSocketOfNode() throws Exception {
    String script =
        "const s=new WebSocket(process.argv[1]);s.onopen=()=>s.send('hello');"
            + "s.onmessage=e=>{console.log('got '+e.data);s.close(1000)};"
            + "s.onclose=e=>console.log('closed '+e.code);s.onerror=e=>console.log('error')";
    try (var server = serve(new Address.WebSocket("127.0.0.1", 0, "/", false));
        var node =
            Tool.start(
                List.of(
                    "node",
                    "--experimental-websocket",
                    "--no-warnings",
                    "-e",
                    script,
                    "ws://127.0.0.1:" + server.port() + "/"))) {
      assertThat(node.output()).contains("got hello", "closed 1000");
      assertThat(there.next("left")).isEqualTo("left FINISHED");
    }
  }

  /** Tries again while the other program starts. */
  private static ClientOptions patient() {
    return INSECURE.withPatience(
        new ClientOptions.Patience(
            Duration.ofSeconds(10), Duration.ZERO, 20, Duration.ofMillis(200)));
  }
}
