package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.NetworkInterface;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.raw.UnicastHops;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

@Timeout(120)
class ClientTest {
  private final Heard heard = new Heard();

  private static TalkClient connect(Address address, ClientOptions options, TalkObserver observer)
      throws IOException, InterruptedException {
    return TalkClient.connect(address, options, observer);
  }

  private static Failure failure(Address address) {
    try (TalkClient client = connect(address, ClientOptions.DEFAULT, TalkObserver.NONE)) {
      throw new AssertionError("connected: " + client.address());
    } catch (FailureException e) {
      return e.failure();
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void saysWhenNobodyListens() throws IOException {
    Failure failure = failure(new Address.Tcp("127.0.0.1", FreePort.tcp()));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.CONNECTION_REFUSED);
    assertThat(failure.subject()).startsWith("127.0.0.1:");
  }

  @Test
  void saysWhenTheHostIsUnknown() {
    Failure failure = failure(new Address.Tcp("no-such-host.invalid", 80));
    assertThat(failure.kind()).isEqualTo(Failure.Kind.UNKNOWN_HOST);
    assertThat(failure.subject()).isEqualTo("no-such-host.invalid:80");
  }

  @Test
  void saysWhenAUdpPortIsClosed() throws Exception {
    Address closed = new Address.Udp("127.0.0.1", FreePort.tcp());
    try (TalkClient client = connect(closed, ClientOptions.DEFAULT, TalkObserver.NONE)) {
      client.conversation().send(Bytes.ofText("anybody?"));
      assertThat(client.conversation().awaitEnding()).isEqualTo(Ending.FAILED);
      assertThat(client.conversation().failure().map(Failure::kind))
          .contains(Failure.Kind.CONNECTION_REFUSED);
    }
  }

  @Test
  void triesAgainAsOftenAsThePatienceSays() throws Exception {
    int port = FreePort.tcp();
    ClientOptions.Patience often =
        new ClientOptions.Patience(
            Duration.ofSeconds(5), Duration.ZERO, 10_000, Duration.ofMillis(2));
    Thread late =
        Thread.ofVirtual()
            .unstarted(() -> {
              try (TalkServer server =
                  TalkServer.listen(
                      new Address.Tcp("127.0.0.1", port),
                      new Mode.Echo(),
                      ServerOptions.DEFAULT,
                      heard)) {
                assertThat(server.port()).isEqualTo(port);
                heard.nextJoined().awaitEnding();
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    late.start();
    try (TalkClient client =
        connect(
            new Address.Tcp("127.0.0.1", port),
            ClientOptions.DEFAULT.withPatience(often),
            TalkObserver.NONE)) {
      assertThat(client.conversation().isOpen()).isTrue();
    }
    late.join();
  }

  @Test
  void endsAfterTooMuchSilence() throws Exception {
    ClientOptions.Patience hasty =
        new ClientOptions.Patience(Duration.ofSeconds(5), Duration.ofMillis(50), 0, Duration.ZERO);
    try (TalkServer server = Loopback.tcp(new Mode.Echo());
        TalkClient client =
            connect(
                new Address.Tcp("127.0.0.1", server.port()),
                ClientOptions.DEFAULT.withPatience(hasty),
                TalkObserver.NONE)) {
      assertThat(client.conversation().awaitEnding()).isEqualTo(Ending.IDLE);
    }
  }

  @Test
  void connectsFromTheSourceAsked() throws Exception {
    int port = FreePort.tcp();
    ClientOptions options =
        ClientOptions.DEFAULT.withSource(new ClientOptions.Source("127.0.0.9", port));
    try (TalkServer server =
            TalkServer.listen(
                new Address.Tcp("127.0.0.1", 0), new Mode.Echo(), ServerOptions.DEFAULT, heard);
        TalkClient client =
            connect(new Address.Tcp("127.0.0.1", server.port()), options, TalkObserver.NONE)) {
      assertThat(heard.nextJoined().peer()).isEqualTo("127.0.0.9:" + port);
      assertThat(client.conversation().isOpen()).isTrue();
    }
  }

  @Test
  void joinsAGroupAndHearsWhatIsSentToIt() throws Exception {
    Optional<NetworkInterface> loopback =
        NetworkInterface.networkInterfaces().filter(ClientTest::isUsableForGroups).findFirst();
    Assumptions.assumeTrue(loopback.isPresent(), "no interface for IPv4 multicast here");
    String name = loopback.orElseThrow().getName();
    Address group = new Address.Udp("239.255.14.153", 14153);
    ClientOptions joined =
        ClientOptions.DEFAULT.withMulticast(new ClientOptions.Multicast(true, name, true));
    ClientOptions sending =
        ClientOptions.DEFAULT
            .withMulticast(new ClientOptions.Multicast(false, name, true))
            .withMarks(new ClientOptions.Marks(1, 0, false));
    try (TalkClient member = connect(group, joined, heard);
        TalkClient speaker = connect(group, sending, TalkObserver.NONE)) {
      speaker.conversation().send(Bytes.ofText("to the group"));
      assertThat(heard.next("IN")).isEqualTo("IN to the group");
      assertThat(member.conversation().isOpen()).isTrue();
    }
  }

  private static boolean isUsableForGroups(NetworkInterface candidate) {
    try {
      return candidate.isUp()
          && candidate.supportsMulticast()
          && candidate.inetAddresses().anyMatch(a -> a.getAddress().length == 4);
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "::1"})
  void datagramsCarryTheHopLimitAndTrafficClassAndSourceAsked(String host) throws Exception {
    Ipv6.isThereFor(host);
    Assumptions.assumeTrue(UnicastHops.isSupported(), "exists on Linux only");
    int from = FreePort.udp(host);
    ClientOptions options =
        ClientOptions.DEFAULT
            .withSource(new ClientOptions.Source(host, from))
            .withMarks(new ClientOptions.Marks(7, 0x48, false));
    try (Tool receiver = Tool.start("python3 src/test/python/udp_headers.py " + host)) {
      int port = Integer.parseInt(receiver.readUntil("\n").strip());
      try (TalkClient client = connect(new Address.Udp(host, port), options, TalkObserver.NONE)) {
        client.conversation().send(Bytes.ofText("x"));
        assertThat(receiver.readUntil("\n").strip())
            .isEqualTo("ttl 7 tos 72 from " + host + ":" + from);
      }
    }
  }
}
