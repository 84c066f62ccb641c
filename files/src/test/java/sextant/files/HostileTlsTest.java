package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.http.HttpClient;
import sextant.identity.Credentials;
import sextant.words.Failure;

/** Who somebody is, told wrongly: certificates, fingerprints, versions of TLS, PINs. */
class HostileTlsTest {
  private static final String INFO =
      "GET /api/localsend/v2/info HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

  @TempDir private Path temp;
  private Pair pair;
  private Desk desk;
  private Receiver receiver;

  @BeforeEach
  void listen() throws IOException {
    pair = new Pair(temp);
    desk = Desk.thatAccepts();
    receiver = Receiver.open(pair.options(), desk);
  }

  @AfterEach
  void theDoorIsOpen() throws Exception {
    assertThat(ask(Optional.empty(), INFO)).startsWith("HTTP/1.1 200");
    receiver.close();
  }

  private String ask(Optional<Credentials> own, String request) throws Exception {
    try (SSLSocket socket = (SSLSocket) Certificates.tls(own).getSocketFactory().createSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port()));
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String post(String path, String json) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
        + json.length()
        + "\r\n\r\n"
        + json;
  }

  @Test
  void whoShowsNoCertificateIsServedAsLocalSendAndNotAsASextant() throws Exception {
    String json = Stranger.offer(Stranger.file("f", 1));
    String answer = ask(Optional.empty(), post(Stranger.V2 + "prepare-upload", json));
    assertThat(answer).startsWith("HTTP/1.1 200");
    assertThat(desk.await(ReceiveEvent.Started.class).proposal().proven()).isEmpty();
    assertThat(ask(Optional.empty(), post(SextantRoutes.V1 + "offer", "x")))
        .startsWith("HTTP/1.1 403");
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA 2048", "RSA 3072", "EC 256", "EC 384", "EC 521"})
  void keysOfManyKindsAreTaken(String kind) throws Exception {
    String[] parts = kind.split(" ", -1);
    Credentials own = Certificates.selfSigned(parts[0], Integer.parseInt(parts[1]), 100);
    assertThat(ask(Optional.of(own), INFO)).startsWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(strings = {"expired", "not yet valid", "signed by another"})
  void badCertificatesEndTheConnection(String kind) throws Exception {
    Credentials own =
        switch (kind) {
          case "expired" -> Certificates.selfSigned("EC", 256, -100);
          case "not yet valid" -> Certificates.notYetValid();
          default -> Certificates.signedByAnother();
        };
    String json = Stranger.offer(Stranger.file("f", 1));
    String answer = "";
    try {
      answer = ask(Optional.of(own), post(Stranger.V2 + "prepare-upload", json));
    } catch (IOException cutOff) {
      assertThat(cutOff).isNotNull();
    }
    assertThat(answer).isEmpty();
    assertThat(desk.events).isEmpty();
  }

  @Test
  void theFingerprintInTheJsonIsNotBelievedWhenACertificateSaysOtherwise() throws Exception {
    Credentials own = Certificates.selfSigned("EC", 256, 100);
    String victim = pair.here.fingerprint().hex();
    String info =
        "{\"alias\":\"victim\",\"fingerprint\":\""
            + victim
            + "\",\"port\":1,\"protocol\":\"https\"}";
    String json = "{\"info\":" + info + ",\"files\":{\"0\":" + Stranger.file("f", 1) + "}}";
    ask(Optional.of(own), post(Stranger.V2 + "prepare-upload", json));
    Proposal proposal = desk.await(ReceiveEvent.Started.class).proposal();
    assertThat(proposal.sender().fingerprint()).isEqualTo(own.fingerprint().hex());
    assertThat(proposal.proven()).contains(own.fingerprint());
  }

  @Test
  void whoRegistersWithAnothersFingerprintIsAnsweredAndNotListed() throws Exception {
    Credentials own = Certificates.selfSigned("EC", 256, 100);
    String body =
        "{\"alias\":\"victim\",\"fingerprint\":\""
            + pair.here.fingerprint().hex()
            + "\",\"port\":1,\"protocol\":\"https\"}";
    List<Device> registered = new java.util.concurrent.CopyOnWriteArrayList<>();
    try (Door door =
        Door.open(
            "door",
            pair.there,
            true,
            new Door.Visitors() {
              @Override
              public void registered(Device device, InetAddress address) {
                registered.add(device);
              }

              @Override
              public void cancelled(InetAddress address) {}
            })) {
      try (SSLSocket socket =
          (SSLSocket)
              Certificates.tls(Optional.of(own))
                  .getSocketFactory()
                  .createSocket(InetAddress.getLoopbackAddress(), door.self().port())) {
        byte[] request = post(Stranger.V2 + "register", body).getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream().write(request);
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer).startsWith("HTTP/1.1 200");
      }
    }
    assertThat(registered).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(bytes = {0, 1, 2}) // SSL 3.0, TLS 1.0 and 1.1, whose clients Java no longer has
  void oldVersionsOfTlsAreRefused(byte minor) throws Exception {
    byte[] hello = new byte[5 + 45];
    byte[] head = {0x16, 3, minor, 0, 45, 1, 0, 0, 41, 3, minor};
    System.arraycopy(head, 0, hello, 0, head.length); // then 32 random bytes and no session
    byte[] tail = {0, 2, (byte) 0xc0, 0x13, 1, 0};
    System.arraycopy(tail, 0, hello, hello.length - tail.length, tail.length);
    assertThat(new Stranger(receiver.port()).say(hello, false)).doesNotStartWith("\u0016");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void nobodyIsOfferedAnotherProtocolThanHttp11(String version) throws Exception {
    try (SSLSocket socket =
        (SSLSocket) Certificates.tls(Optional.empty()).getSocketFactory().createSocket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), receiver.port()));
      socket.setEnabledProtocols(new String[] {version});
      socket.startHandshake();
      assertThat(socket.getSession().getProtocol()).isEqualTo(version);
      assertThat(socket.getApplicationProtocol()).isEmpty();
    }
  }

  @Test
  void plainHttpOnAnEncryptedPortIsNamedAsSuch() throws Exception {
    assertThat(new Stranger(receiver.port()).say(INFO))
        .startsWith("HTTP/1.1 400")
        .contains("this port speaks HTTPS");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 5, 6, 50, 16_000})
  void garbageThatBeginsLikeTlsIsCutOff(int length) throws Exception {
    byte[] bytes = new byte[length];
    new java.util.Random(length).nextBytes(bytes);
    bytes[0] = 0x16;
    assertThat(new Stranger(receiver.port()).say(bytes, true)).doesNotContain("200");
  }

  @Test
  void aDeviceThatShowsAnotherCertificateOnItsSecondConnectionGetsNothing() throws Exception {
    Files.writeString(pair.out.resolve("a"), "secret");
    Thread impostor;
    try (ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Target target =
          new Target(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), door.getLocalPort()),
              true,
              Optional.empty(),
              "there");
      CountDownLatch first = new CountDownLatch(1);
      impostor = Thread.ofVirtual().start(() -> switching(door, first));
      try (Dialer dialer = new Dialer(target, pair.here)) {
        dialer.dial();
        first.await();
        assertThat(LocalSendTransferTest.kind(dialer::dial))
            .isEqualTo(Failure.Kind.CERTIFICATE_NOT_PINNED);
      }
    }
    impostor.join();
  }

  private void switching(ServerSocket door, CountDownLatch first) {
    try {
      for (Credentials own : List.of(pair.there, pair.here)) {
        Socket plain = door.accept();
        try (SSLSocket socket =
            (SSLSocket)
                Certificates.tls(Optional.of(own))
                    .getSocketFactory()
                    .createSocket(plain, null, false)) {
          socket.setUseClientMode(false);
          socket.startHandshake();
          first.countDown();
        } catch (SSLException refused) {
          first.countDown();
        }
      }
    } catch (Exception closed) {
      first.countDown();
    }
  }

  @Test
  void aPinIsNeverInWhatAFailureSays() throws Exception {
    Files.writeString(pair.out.resolve("a"), "1");
    receiver.close();
    receiver = Receiver.open(pair.options().withPin("4711"), desk);
    SendSettings wrong = pair.settings().withPin(Optional.of("81549"));
    assertThatThrownBy(() -> new Sender(pair.target(receiver), wrong, e -> {}).send(pair.tree()))
        .hasMessageNotContainingAny("81549", "4711");
  }

  @Test
  void aPinIsAskedForOnEveryWayIn() throws Exception {
    receiver.close();
    receiver = Receiver.open(pair.options().withPin("4711"), desk);
    Credentials own = Certificates.selfSigned("EC", 256, 100);
    String json = Stranger.offer(Stranger.file("f", 1));
    for (String path : List.of(Stranger.V2 + "prepare-upload", SextantRoutes.V1 + "offer")) {
      for (String pin : List.of("", "?pin=", "?pin=0", "?pin=4711%00", "?PIN=4711")) {
        String answer = ask(Optional.of(own), post(path + pin, json));
        assertThat(Stranger.status(answer)).as(path + pin).isIn("401", "429");
      }
    }
    assertThat(desk.events).noneMatch(event -> event instanceof ReceiveEvent.Started);
  }

  @Test
  void aTransferOfOneSextantIsClosedToAnother() throws Exception {
    Files.writeString(pair.out.resolve("a"), "1");
    List<SourceEntry> entries = pair.tree().entries();
    byte[] entryBytes = SextantOffer.entryBytes(entries);
    Device self = Device.self("here", pair.here.fingerprint().hex(), 1, true);
    String id = SextantOffer.transferId(pair.here.fingerprint(), entryBytes);
    String token;
    try (Dialer dialer = new Dialer(pair.target(receiver), pair.here)) {
      HttpClient.Response response =
          dialer
              .dial()
              .send(
                  HttpClient.Request.post(
                      SextantRoutes.V1 + "offer", "", SextantOffer.encode(self, entryBytes)));
      token = Plan.decode(response.body().readAll(10_000), entries.size()).token();
    }
    String query = "?transfer=" + id + "&token=" + token;
    Credentials other = Certificates.selfSigned("EC", 256, 100);
    for (String route : List.of("finish", "cancel")) {
      assertThat(ask(Optional.of(other), post(SextantRoutes.V1 + route + query, "")))
          .startsWith("HTTP/1.1 403");
    }
    String stream = "GET " + SextantRoutes.V1 + "stream" + query + " HTTP/1.1\r\nHost: x\r\n";
    String upgrade = "Connection: Upgrade, close\r\nUpgrade: " + SextantRoutes.PROTOCOL;
    assertThat(ask(Optional.of(other), stream + upgrade + "\r\n\r\n")).startsWith("HTTP/1.1 403");
  }
}
