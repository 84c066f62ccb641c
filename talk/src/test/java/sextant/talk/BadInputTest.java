package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

/** Addresses that cannot be had, datagrams of any size, a full disk. */
@Timeout(120)
class BadInputTest {
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  @TempDir private Path folder;
  private final Heard heard = new Heard();

  private static Failure failure(Address address) {
    try (TalkServer server =
        TalkServer.listen(address, new Mode.Echo(), ServerOptions.DEFAULT, TalkObserver.NONE)) {
      throw new AssertionError("listens on " + server.addresses());
    } catch (FailureException e) {
      return e.failure();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void saysWhenThePortIsTaken() throws IOException {
    try (TalkServer tcp = Loopback.tcp(new Mode.Echo());
        TalkServer udp = Loopback.udp(new Mode.Echo())) {
      Address taken = new Address.Tcp("127.0.0.1", tcp.port());
      assertThat(failure(taken).kind()).isEqualTo(Failure.Kind.ADDRESS_IN_USE);
      assertThat(failure(taken).subject()).isEqualTo("127.0.0.1:" + tcp.port());
      Address takenUdp = new Address.Udp("127.0.0.1", udp.port());
      assertThat(failure(takenUdp).kind()).isEqualTo(Failure.Kind.ADDRESS_IN_USE);
    }
  }

  @Test
  void saysWhenASocketFileIsTakenOrIsSomethingElse() throws IOException {
    Address unix = new Address.Unix(folder.resolve("a.sock"));
    try (TalkServer server =
        TalkServer.listen(unix, new Mode.Echo(), ServerOptions.DEFAULT, TalkObserver.NONE)) {
      assertThat(failure(server.address()).kind()).isEqualTo(Failure.Kind.ADDRESS_IN_USE);
    }
    Path file = Files.writeString(folder.resolve("precious"), "text");
    assertThat(failure(new Address.Unix(file)).kind()).isEqualTo(Failure.Kind.ADDRESS_IN_USE);
    assertThat(file).hasContent("text");
  }

  @Test
  void saysWhenTheAddressIsNotOfThisMachineOrUnknown() {
    assertThat(failure(new Address.Tcp("192.0.2.1", 0)).kind())
        .isEqualTo(Failure.Kind.ADDRESS_NOT_AVAILABLE);
    assertThat(failure(new Address.Tcp("no-such-host.invalid", 0)).kind())
        .isEqualTo(Failure.Kind.UNKNOWN_HOST);
  }

  @Test
  void saysWhenThePortNeedsMoreRights() {
    Assumptions.assumeFalse(
        "root".equals(System.getProperty("user.name")), "root may use every port");
    assertThat(failure(new Address.Tcp("127.0.0.1", 1)).kind())
        .isEqualTo(Failure.Kind.PRIVILEGED_PORT);
  }

  @Test
  void theLongestDatagramIsEchoedAndALongerOneIsRefusedHere() throws Exception {
    try (TalkServer server = Loopback.udp(new Mode.Echo());
        DatagramChannel client = DatagramChannel.open()) {
      client.connect(new InetSocketAddress(HERE, server.port()));
      client.write(ByteBuffer.allocate(65_507));
      ByteBuffer answer = ByteBuffer.allocate(70_000);
      assertThat(client.read(answer)).isEqualTo(65_507);
      try (TalkClient talk = Loopback.connect(server)) {
        assertThatThrownBy(() -> talk.conversation().send(Bytes.copyOf(new byte[65_508])))
            .isInstanceOf(FailureException.class)
            .hasMessageContaining("message_too_long");
        assertThat(talk.conversation().isOpen()).isTrue();
      }
    }
  }

  @Test
  void aDatagramWhoseAnswerWouldBeTooLongEndsOnlyItsSession() throws Exception {
    try (TalkServer server =
            TalkServer.listen(
                new Address.Udp("localhost", 0), Loopback.CHINESE, ServerOptions.DEFAULT, heard);
        DatagramChannel client = DatagramChannel.open()) {
      client.connect(new InetSocketAddress(HERE, server.port()));
      client.write(ByteBuffer.wrap(new byte[] {'a'}));
      client.write(ByteBuffer.allocate(65_507));
      assertThat(heard.next("left")).isEqualTo("left FAILED");
      try (SeedClient next = SeedClient.udp(server.port())) {
        next.send("hello");
        assertThat(next.receive()).startsWith("已成功连接到服务器");
      }
    }
  }

  @Test
  void aFullDiskStopsTheRecordingButNotTheConversation() throws Exception {
    Path full = Path.of("/dev/full");
    Assumptions.assumeTrue(Files.exists(full), "needs /dev/full");
    try (TrafficFile file = TrafficFile.open(full, heard);
        TalkServer server =
            TalkServer.listen(
                new Address.Tcp("localhost", 0), new Mode.Echo(), ServerOptions.DEFAULT, file);
        TalkClient client = Loopback.connect(server)) {
      client.conversation().send(Bytes.copyOf(new byte[100_000]));
      client.conversation().finishSending();
      assertThat(client.conversation().awaitEnding()).isEqualTo(Ending.FINISHED);
      assertThat(client.conversation().counters().bytesIn()).isEqualTo(100_000);
      assertThat(heard.next()).isEqualTo("trouble DISK_FULL");
    }
    assertThat(heard.isSilent()).isTrue();
  }
}
