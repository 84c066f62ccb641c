package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.Credentials;
import sextant.identity.KnownPeers;
import sextant.identity.PeerTrust;
import sextant.identity.StateDirectory;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

@Timeout(120)
class TlsTalkTest {
  private static final Address HERE = new Address.Tls("localhost", 0);

  private final Secure secure = new Secure();

  private static Address to(TalkServer server) {
    return new Address.Tls("localhost", server.port());
  }

  private static Failure failure(TalkServer server, ClientOptions options) {
    return catchThrowableOfType(
            FailureException.class,
            () -> TalkClient.connect(to(server), options, TalkObserver.NONE))
        .failure();
  }

  @Test
  void talksInBothDirectionsAndSaysWhatProtectsIt() throws Exception {
    var there = new Heard();
    var here = new Heard();
    try (var server = secure.serve(HERE, new Mode.Echo(), there);
        var client = TalkClient.connect(to(server), secure.byAuthority(), here)) {
      client.conversation().send(Bytes.ofText("hello"));
      assertThat(here.next("IN")).isEqualTo("IN hello");
      Protection protection = client.conversation().protection().orElseThrow();
      assertThat(protection.protocol()).isEqualTo("TLSv1.3");
      assertThat(protection.verdict()).contains(PeerTrust.Verdict.VERIFIED);
      assertThat(protection.peerChain().getFirst().names()).containsExactly("localhost");
      assertThat(there.nextJoined().security()).startsWith("TLSv1.3 TLS_AES_");
      client.conversation().finishSending();
      assertThat(client.conversation().awaitEnding()).isEqualTo(Ending.FINISHED);
      assertThat(there.next("left")).isEqualTo("left FINISHED");
    }
  }

  @Test
  void carriesMuchEachWayAtOnceAndAfterHalfOfItIsClosed() throws Exception {
    var here = new Heard();
    String text = "0123456789abcdef".repeat(1 << 20);
    try (var server = secure.serve(HERE, new Mode.Echo(), TalkObserver.NONE);
        var client = TalkClient.connect(to(server), secure.pinned(), here)) {
      client.conversation().send(Bytes.ofText(text));
      client.conversation().finishSending();
      assertThat(client.conversation().awaitEnding()).isEqualTo(Ending.FINISHED);
      assertThat(here.received()).isEqualTo(text);
    }
  }

  @Test
  void greetsAsOverTcp() throws Exception {
    var here = new Heard();
    try (var server = secure.serve(HERE, Loopback.CHINESE, TalkObserver.NONE);
        var client = TalkClient.connect(to(server), secure.pinned(), here)) {
      assertThat(here.next("IN")).startsWith("IN 已成功连接到服务器");
      client.conversation().send(Bytes.ofText("q!"));
      assertThat(client.conversation().awaitEnding()).isEqualTo(Ending.FINISHED);
    }
  }

  @Test
  void remembersAServerAndRaisesTheAlarmWhenItChanges(@TempDir Path folder) throws Exception {
    var known = new KnownPeers(StateDirectory.at(folder), Clock.systemUTC());
    ClientOptions options = Secure.trusting(new PeerTrust.FirstUse(known));
    int port;
    try (var server = secure.serve(HERE, new Mode.Echo(), TalkObserver.NONE)) {
      port = server.port();
      assertThat(verdict(server, options)).isEqualTo(PeerTrust.Verdict.FIRST_MET);
      assertThat(verdict(server, options)).isEqualTo(PeerTrust.Verdict.KNOWN);
    }
    Credentials other = secure.authority.credentials("localhost");
    try (var server =
        secure.serve(
            new Address.Tls("localhost", port),
            new Mode.Echo(),
            TalkObserver.NONE,
            ServerSecurity.of(other))) {
      Failure failure = failure(server, options);
      assertThat(failure.kind()).isEqualTo(Failure.Kind.CERTIFICATE_CHANGED);
      assertThat(failure.detail())
          .contains(secure.own.fingerprint().withColons(), other.fingerprint().withColons());
    }
  }

  private static PeerTrust.Verdict verdict(TalkServer server, ClientOptions options)
      throws Exception {
    try (var client = TalkClient.connect(to(server), options, TalkObserver.NONE)) {
      return client.conversation().protection().orElseThrow().verdict().orElseThrow();
    }
  }

  @Test
  void refusesAServerThatIsNotThePinnedOne() throws Exception {
    Credentials other = secure.authority.credentials("localhost");
    try (var server =
        secure.serve(HERE, new Mode.Echo(), TalkObserver.NONE, ServerSecurity.of(other))) {
      Failure failure = failure(server, secure.pinned());
      assertThat(failure.kind()).isEqualTo(Failure.Kind.CERTIFICATE_NOT_PINNED);
      assertThat(failure.detail()).isEqualTo(other.fingerprint().withColons());
    }
  }

  @Test
  void saysWhyACertificateIsRefused() throws Exception {
    Credentials expired =
        secure.authority.credentials("localhost", Instant.now().minusSeconds(3600));
    Credentials foreign = secure.authority.credentials("example.org");
    assertThat(refusal(expired, secure.byAuthority())).isEqualTo(Failure.Kind.CERTIFICATE_EXPIRED);
    assertThat(refusal(foreign, secure.byAuthority()))
        .isEqualTo(Failure.Kind.CERTIFICATE_WRONG_NAME);
    assertThat(refusal(secure.own, ClientOptions.DEFAULT))
        .isEqualTo(Failure.Kind.CERTIFICATE_UNTRUSTED);
  }

  private Failure.Kind refusal(Credentials credentials, ClientOptions options) throws Exception {
    var there = new Heard();
    try (var server = secure.serve(HERE, new Mode.Echo(), there, ServerSecurity.of(credentials))) {
      Failure.Kind kind = failure(server, options).kind();
      assertThat(there.next()).isEqualTo("trouble TLS_HANDSHAKE"); // it was told by an alert
      return kind;
    }
  }

  @Test
  void believesAnybodyWhenTold() throws Exception {
    try (var server = secure.serve(HERE, new Mode.Echo(), TalkObserver.NONE)) {
      assertThat(verdict(server, Secure.trusting(new PeerTrust.Anyone())))
          .isEqualTo(PeerTrust.Verdict.UNCHECKED);
    }
  }

  @Test
  void asksAnotherNameThanTheHost() throws Exception {
    Credentials foreign = secure.authority.credentials("example.org");
    var trust = new PeerTrust.Authorities(List.of(secure.authority.root()));
    var options =
        ClientOptions.DEFAULT.withSecurity(
            new ClientSecurity(trust, Optional.empty(), "example.org"));
    try (var server =
        secure.serve(HERE, new Mode.Echo(), TalkObserver.NONE, ServerSecurity.of(foreign))) {
      assertThat(verdict(server, options)).isEqualTo(PeerTrust.Verdict.VERIFIED);
    }
  }

  @Test
  void showsTheClientsCertificateWhenAsked() throws Exception {
    var there = new Heard();
    Credentials own = secure.authority.credentials("client");
    var security =
        ServerSecurity.of(secure.own)
            .withClients(ServerSecurity.ClientCertificates.WANTED, new PeerTrust.Anyone());
    try (var server = secure.serve(HERE, new Mode.Echo(), there, security);
        var _ = TalkClient.connect(to(server), secure.showing(own), TalkObserver.NONE);
        var _ = TalkClient.connect(to(server), secure.pinned(), TalkObserver.NONE)) {
      List<Integer> shown =
          List.of(chainLength(there.nextJoined()), chainLength(there.nextJoined()));
      assertThat(shown).containsExactlyInAnyOrder(2, 0);
    }
  }

  private static int chainLength(Conversation peer) {
    return peer.protection().orElseThrow().peerChain().size();
  }

  @Test
  void turnsAwayAClientWithoutTheCertificateItMustHave() throws Exception {
    var here = new Heard();
    var there = new Heard();
    var security =
        ServerSecurity.of(secure.own)
            .withClients(ServerSecurity.ClientCertificates.REQUIRED, new PeerTrust.Anyone());
    try (var server = secure.serve(HERE, new Mode.Echo(), there, security);
        var client = TalkClient.connect(to(server), secure.pinned(), here)) {
      assertThat(client.conversation().awaitEnding()).isEqualTo(Ending.FAILED);
      assertThat(client.conversation().failure().orElseThrow().kind())
          .isEqualTo(Failure.Kind.TLS_HANDSHAKE);
      assertThat(there.next()).isEqualTo("trouble TLS_HANDSHAKE");
    }
  }
}
