package sextant.talk;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.identity.PeerTrust;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;

@Timeout(120)
class DtlsTalkTest {
  private static final Address HERE = new Address.Dtls("127.0.0.1", 0);
  private static final Duration LONG = Duration.ofSeconds(60); // is never waited for
  private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

  private final Secure secure = new Secure();
  private final Heard there = new Heard();
  private final Heard here = new Heard();

  private static Address to(int port) {
    return new Address.Dtls("127.0.0.1", port);
  }

  private Failure.Kind failure(int port, Duration limit) {
    ClientOptions options =
        secure
            .pinned()
            .withPatience(
                new ClientOptions.Patience(limit, Duration.ZERO, 0, Duration.ofSeconds(1)));
    return catchThrowableOfType(
            FailureException.class, () -> TalkClient.connect(to(port), options, TalkObserver.NONE))
        .failure()
        .kind();
  }

  @Test
  void talksInBothDirections() throws Exception {
    try (var server = secure.serve(HERE, new Mode.Echo(), there);
        var client = TalkClient.connect(to(server.port()), secure.pinned(), here)) {
      client.conversation().send(Bytes.ofText("hello"));
      assertThat(here.next("IN")).isEqualTo("IN hello");
      client.conversation().send(Bytes.ofText("again"));
      assertThat(here.next("IN")).isEqualTo("IN again");
      Protection protection = client.conversation().protection().orElseThrow();
      assertThat(protection.protocol()).isEqualTo("DTLSv1.2");
      assertThat(protection.verdict()).contains(PeerTrust.Verdict.PINNED);
      client.conversation().kick();
      assertThat(there.next("left")).isEqualTo("left FINISHED");
    }
  }

  @Test
  void keepsOneSessionPerPeer() throws Exception {
    try (var server = secure.serve(HERE, new Mode.Talk(Language.ENGLISH), there)) {
      List<TalkClient> clients = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        clients.add(TalkClient.connect(to(server.port()), secure.pinned(), TalkObserver.NONE));
        there.nextJoined();
      }
      assertThat(server.peers()).hasSize(5);
      for (TalkClient client : clients) {
        client.conversation().send(Bytes.ofText("q!"));
        assertThat(client.conversation().awaitEnding()).isEqualTo(Ending.FINISHED);
      }
    }
  }

  @Test
  void carriesLongMessagesWholeAndRefusesLongerOnes() throws Exception {
    try (var server = secure.serve(HERE, new Mode.Echo(), there);
        var client = TalkClient.connect(to(server.port()), secure.pinned(), here)) {
      String longest = "x".repeat(1 << 14);
      client.conversation().send(Bytes.ofText(longest));
      assertThat(here.next("IN")).isEqualTo("IN " + longest);
      assertThatThrownBy(() -> client.conversation().send(Bytes.ofText(longest + "x")))
          .isInstanceOfSatisfying(
              FailureException.class,
              e -> assertThat(e.failure().kind()).isEqualTo(Failure.Kind.MESSAGE_TOO_LONG));
      client.conversation().send(Bytes.ofText("still there"));
      assertThat(here.next("IN")).isEqualTo("IN still there");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void repeatsWhatGetsLostInTheHandshake(int lost) throws Exception {
    try (var server = secure.serve(HERE, new Mode.Echo(), there);
        var relay = new LossyRelay(server.port(), number -> number == lost);
        var client = TalkClient.connect(to(relay.port()), secure.pinned(), here)) {
      client.conversation().send(Bytes.ofText("hello"));
      if (relay.passed() > lost) {
        assertThat(here.next("IN")).isEqualTo("IN hello");
      }
    }
  }

  @Test
  void namesAPlainClientOnADtlsPort() throws Exception {
    try (var server = secure.serve(HERE, new Mode.Echo(), there);
        var socket = new DatagramSocket()) {
      send(socket, server.port(), "hello".getBytes(US_ASCII));
      assertThat(there.next()).isEqualTo("trouble PLAIN_SPOKEN");
      assertStillServes(server);
    }
  }

  @Test
  void namesAPlainServerForADtlsClient() throws Exception {
    try (var server = Loopback.udp(new Mode.Echo())) {
      assertThat(failure(server.port(), LONG)).isEqualTo(Failure.Kind.NOT_DTLS);
    }
    try (var server = Loopback.udp(Loopback.CHINESE)) {
      assertThat(failure(server.port(), LONG)).isEqualTo(Failure.Kind.NOT_DTLS);
    }
  }

  @Test
  void saysThatNobodyAnswers() throws Exception {
    try (var silent = new DatagramSocket(0, LOOPBACK)) {
      assertThat(failure(silent.getLocalPort(), Duration.ofMillis(500)))
          .isEqualTo(Failure.Kind.TIMEOUT);
    }
    assertThat(failure(FreePort.udp("127.0.0.1"), LONG)).isEqualTo(Failure.Kind.CONNECTION_REFUSED);
  }

  @Test
  void servesOthersWhileManyHellosHang() throws Exception {
    byte[] hello = {22, -2, -3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 12, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0};
    List<DatagramSocket> hanging = new ArrayList<>();
    try (var server = secure.serve(HERE, new Mode.Echo(), there)) {
      for (int i = 0; i < 400; i++) {
        var socket = new DatagramSocket(0, LOOPBACK);
        hanging.add(socket);
        send(socket, server.port(), hello);
      }
      assertStillServes(server);
    } finally {
      hanging.forEach(DatagramSocket::close);
    }
  }

  @Test
  void ignoresGarbageInTheMiddle() throws Exception {
    try (var server = secure.serve(HERE, new Mode.Echo(), there);
        var relay = new LossyRelay(server.port(), number -> false);
        var client = TalkClient.connect(to(relay.port()), secure.pinned(), here)) {
      for (int length : new int[] {1, 5, 13, 14, 200, 20_000}) {
        relay.toServer(new byte[length]);
        byte[] record = new byte[length];
        record[0] = 23;
        relay.toServer(record);
      }
      client.conversation().send(Bytes.ofText("hello"));
      assertThat(here.next("IN")).isEqualTo("IN hello");
    }
  }

  private void assertStillServes(TalkServer server) throws Exception {
    try (var client = TalkClient.connect(to(server.port()), secure.pinned(), here)) {
      client.conversation().send(Bytes.ofText("still there?"));
      assertThat(here.next("IN")).isEqualTo("IN still there?");
    }
  }

  private static void send(DatagramSocket socket, int port, byte[] bytes) throws IOException {
    socket.send(new DatagramPacket(bytes, bytes.length, LOOPBACK, port));
  }
}
