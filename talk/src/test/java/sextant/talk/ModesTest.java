package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

@Timeout(120)
class ModesTest {
  @TempDir private Path folder;
  private final Heard heard = new Heard();

  private TalkServer listen(Mode mode, ServerOptions options) throws IOException {
    return TalkServer.listen(new Address.Tcp("localhost", 0), mode, options, heard);
  }

  @Test
  void relayPassesWhatOneSaysToAllOthers() throws Exception {
    Heard one = new Heard();
    Heard two = new Heard();
    try (TalkServer server = listen(new Mode.Relay(), ServerOptions.DEFAULT);
        TalkClient speaker = Loopback.connect(server);
        TalkClient first = Loopback.connect(server, one);
        TalkClient second = Loopback.connect(server, two)) {
      for (int i = 0; i < 3; i++) {
        heard.nextJoined();
      }
      speaker.conversation().send(Bytes.ofText("hello all"));
      assertThat(one.next("IN")).isEqualTo("IN hello all");
      assertThat(two.next("IN")).isEqualTo("IN hello all");
      assertThat(speaker.conversation().counters().bytesIn()).isZero();
      assertThat(first.conversation().isOpen() && second.conversation().isOpen()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void echoesAnEmptyDatagramBothOfOurEnds(String host) throws Exception {
    Ipv6.isThereFor(host);
    Heard here = new Heard();
    Address where = new Address.Udp(host, 0);
    try (TalkServer server =
            TalkServer.listen(where, new Mode.Echo(), ServerOptions.DEFAULT, heard);
        TalkClient client =
            TalkClient.connect(new Address.Udp(host, server.port()), ClientOptions.DEFAULT, here)) {
      for (String said : new String[] {"", "between", "", ""}) {
        client.conversation().send(Bytes.ofText(said));
        assertThat(here.next("IN")).isEqualTo("IN " + said);
      }
      assertThat(heard.nextJoined().counters().messagesOut()).isEqualTo(4);
      assertThat(server.peers()).hasSize(1);
    }
  }

  @Test
  void relayWorksOverUdp() throws Exception {
    Heard other = new Heard();
    try (TalkServer server = Loopback.udp(new Mode.Relay());
        TalkClient speaker = Loopback.connect(server);
        TalkClient listener = Loopback.connect(server, other)) {
      listener.conversation().send(Bytes.ofText("here"));
      while (server.peers().isEmpty()) {
        Thread.onSpinWait();
      }
      speaker.conversation().send(Bytes.ofText("news"));
      assertThat(other.next("IN")).isEqualTo("IN news");
    }
  }

  @Test
  void tapForwardsBothDirectionsAndShowsBoth() throws Exception {
    try (TalkServer target = Loopback.tcp(new Mode.Echo());
        TalkServer tap =
            listen(
                new Mode.Tap(new Address.Tcp("127.0.0.1", target.port()), ClientOptions.DEFAULT),
                ServerOptions.DEFAULT);
        TalkClient client = Loopback.connect(tap)) {
      client.conversation().send(Bytes.ofText("through"));
      client.conversation().finishSending();
      assertThat(client.conversation().awaitEnding()).isEqualTo(Ending.FINISHED);
      assertThat(client.conversation().counters().bytesIn()).isEqualTo(7);
      assertThat(heard.next()).isEqualTo("joined");
      assertThat(heard.next()).isEqualTo("IN through");
      assertThat(heard.next()).isEqualTo("OUT through");
      assertThat(heard.next()).isEqualTo("left FINISHED");
    }
  }

  @Test
  void tapWorksOverUdp() throws Exception {
    Heard client = new Heard();
    try (TalkServer target = Loopback.udp(new Mode.Echo());
        TalkServer tap =
            TalkServer.listen(
                new Address.Udp("localhost", 0),
                new Mode.Tap(new Address.Udp("127.0.0.1", target.port()), ClientOptions.DEFAULT),
                ServerOptions.DEFAULT,
                heard);
        TalkClient asking = Loopback.connect(tap, client)) {
      asking.conversation().send(Bytes.ofText("through"));
      assertThat(client.next("IN")).isEqualTo("IN through");
    }
  }

  @Test
  void tapToNobodyEndsThePeerAndSaysWhy() throws Exception {
    Address nobody = new Address.Tcp("127.0.0.1", FreePort.tcp());
    try (TalkServer tap =
            listen(new Mode.Tap(nobody, ClientOptions.DEFAULT), ServerOptions.DEFAULT);
        TalkClient client = Loopback.connect(tap)) {
      Conversation peer = heard.nextJoined();
      assertThat(peer.awaitEnding()).isEqualTo(Ending.FAILED);
      assertThat(peer.failure().orElseThrow().toString()).startsWith("connection_refused");
      client.conversation().awaitEnding();
    }
  }

  @Test
  void chargenStreamsTheWellKnownPattern() throws Exception {
    try (TalkServer server = Loopback.tcp(new Mode.Chargen());
        SeedClient client = SeedClient.tcp(server.port())) {
      assertThat(client.receive())
          .startsWith(
              " !\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefg\r\n!\"");
    }
  }

  @Test
  void chargenAnswersEachDatagramWithOne() throws Exception {
    try (TalkServer server = Loopback.udp(new Mode.Chargen());
        SeedClient client = SeedClient.udp(server.port())) {
      client.send("a");
      assertThat(client.receive()).hasSize(74).startsWith(" !\"");
      client.send("b");
      assertThat(client.receive()).hasSize(74).startsWith("!\"");
    }
  }

  @Test
  void daytimeSaysTheTimeAndCloses() throws Exception {
    try (TalkServer server = Loopback.tcp(new Mode.Daytime());
        SeedClient client = SeedClient.tcp(server.port())) {
      assertThat(client.receive()).matches("[A-Z][a-z]{2} [A-Z][a-z]{2} .* \\d{4}\r\n");
      assertThat(client.receive()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void servesUnixSocketsToo(boolean loop) throws Exception {
    Address address = new Address.Unix(folder.resolve("talk.sock"));
    Mode mode = loop ? new Mode.Echo() : Loopback.CHINESE;
    Heard client = new Heard();
    try (TalkServer server =
            TalkServer.listen(address, mode, ServerOptions.DEFAULT, TalkObserver.NONE);
        TalkClient asking = Loopback.connect(server, client)) {
      asking.conversation().send(Bytes.ofText("over a file"));
      asking.conversation().finishSending();
      asking.conversation().awaitEnding();
      assertThat(client.received()).endsWith("over a file");
    }
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void turnsAwayWhoIsDenied() throws Exception {
    AccessList list = new AccessList(List.of(), List.of(Cidr.parse("127.0.0.0/8")));
    for (Mode mode : List.of(new Mode.Echo(), Loopback.CHINESE)) {
      try (TalkServer server = listen(mode, ServerOptions.DEFAULT.withAccess(list))) {
        knock(server);
        assertThat(heard.next()).isEqualTo("refused DENIED");
        assertThat(server.peers()).isEmpty();
      }
    }
  }

  /** Who is turned away is reset, which may already be seen while connecting. */
  private static void knock(TalkServer server) throws Exception {
    try (TalkClient client = Loopback.connect(server)) {
      client.conversation().awaitEnding();
    } catch (FailureException reset) {
      assertThat(reset.failure().kind()).isEqualTo(Failure.Kind.CONNECTION_RESET);
    }
  }

  @Test
  void turnsAwayWhoIsTooManyAndTakesTheNextAfterOneLeft() throws Exception {
    for (Mode mode : List.of(new Mode.Echo(), Loopback.CHINESE)) {
      try (TalkServer server = listen(mode, ServerOptions.DEFAULT.withMaxPeers(1));
          TalkClient first = Loopback.connect(server)) {
        heard.nextJoined();
        knock(server);
        assertThat(heard.next("refused")).isEqualTo("refused FULL");
        first.conversation().kick();
        heard.next("left");
        try (TalkClient third = Loopback.connect(server)) {
          heard.nextJoined();
          assertThat(third.conversation().isOpen()).isTrue();
        }
      }
    }
  }

  @Test
  void sendsAwayWhoIsSilentTooLong() throws Exception {
    ServerOptions hasty = ServerOptions.DEFAULT.withIdleTimeout(Duration.ofMillis(50));
    for (Mode mode : List.of(new Mode.Echo(), new Mode.Discard(), Loopback.CHINESE)) {
      try (TalkServer server = listen(mode, hasty);
          TalkClient client = Loopback.connect(server)) {
        client.conversation().awaitEnding();
        assertThat(heard.next("left")).isEqualTo("left IDLE");
        assertThat(server.peers()).isEmpty();
      }
    }
  }

  @Test
  void udpSessionsExpire() throws Exception {
    ServerOptions hasty = ServerOptions.DEFAULT.withIdleTimeout(Duration.ofMillis(50));
    for (Mode mode : List.of(new Mode.Echo(), Loopback.CHINESE)) {
      try (TalkServer server =
              TalkServer.listen(new Address.Udp("localhost", 0), mode, hasty, heard);
          TalkClient client = Loopback.connect(server)) {
        client.conversation().send(Bytes.ofText("hello"));
        assertThat(heard.next("left")).isEqualTo("left IDLE");
        assertThat(server.peers()).isEmpty();
      }
    }
  }

  @Test
  void listensOnEveryLoopbackAddressWithOnePort() throws Exception {
    try (TalkServer server = Loopback.tcp(new Mode.Echo())) {
      for (String host : Ipv6.loopbacks()) {
        try (TalkClient client =
            TalkClient.connect(
                new Address.Tcp(host, server.port()), ClientOptions.DEFAULT, TalkObserver.NONE)) {
          assertThat(client.conversation().isOpen()).isTrue();
        }
      }
    }
  }

  @Test
  void oneWildcardSocketServesBothFamilies() throws Exception {
    try (TalkServer server =
        TalkServer.listen(new Address.Tcp("*", 0), new Mode.Echo(), ServerOptions.DEFAULT, heard)) {
      assertThat(server.addresses()).hasSize(1);
      for (String host : Ipv6.loopbacks()) {
        try (TalkClient client =
            TalkClient.connect(
                new Address.Tcp(host, server.port()), ClientOptions.DEFAULT, TalkObserver.NONE)) {
          assertThat(heard.nextJoined().peer()).startsWith(host.equals("::1") ? "[::1]:" : host);
          assertThat(client.conversation().isOpen()).isTrue();
        }
      }
    }
  }
}
