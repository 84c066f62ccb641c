package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.words.Language;

/** The loops keep the same promises over the system's own calls and over java.nio. */
@Timeout(120)
class LoopTest {
  private final Heard heard = new Heard();
  private final Peers peers = new Peers(ServerOptions.DEFAULT, heard);

  /** Through what a loop talks to the system. */
  enum Way {
    EPOLL,
    NIO
  }

  private StreamLoop serve(Way way, Mode mode, String host) throws IOException {
    Address.Tcp address = new Address.Tcp(host, 0);
    return StreamLoop.start(
        streams(way, address), LoopService.of(mode, peers).orElseThrow(), peers);
  }

  private static LoopStreams streams(Way way, Address.Tcp address) throws IOException {
    if (way == Way.EPOLL) {
      Assumptions.assumeTrue(EpollStreams.isSupported(), "epoll exists on Linux only");
      return EpollStreams.listen(address);
    }
    return NioStreams.of(Transports.bindAll(address, ChannelListener::tcp));
  }

  private static Socket connect(TalkServer.Engine server, String host) throws IOException {
    return new Socket(InetAddress.getByName(host), SocketText.port(server.addresses().getFirst()));
  }

  @ParameterizedTest
  @EnumSource
  void echoesMoreThanAllBuffersHoldToAPeerThatReadsLate(Way way) throws Exception {
    byte[] flood = new byte[24 << 20];
    new Random(1).nextBytes(flood);
    try (var server = serve(way, new Mode.Echo(), "127.0.0.1");
        var peer = connect(server, "127.0.0.1")) {
      Thread writer = Thread.startVirtualThread(() -> send(peer, flood));
      Conversation there = heard.nextJoined();
      while (there.counters().bytesOut() < 1 << 16) {
        Thread.onSpinWait(); // until the flood has begun to stand still somewhere
      }
      assertThat(peer.getInputStream().readAllBytes()).isEqualTo(flood);
      writer.join();
      assertThat(there.awaitEnding()).isEqualTo(Ending.FINISHED);
    }
  }

  private static void send(Socket peer, byte[] bytes) {
    try {
      peer.getOutputStream().write(bytes);
      peer.shutdownOutput();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @EnumSource
  void hearsTheEndThatCameTogetherWithTheLastBytes(Way way) throws Exception {
    try (var server = serve(way, new Mode.Echo(), "127.0.0.1")) {
      for (int round = 0; round < 200; round++) {
        try (var peer = connect(server, "127.0.0.1")) {
          byte[] said = new byte[round % 2 == 0 ? 3 : 100_000]; // more than one read takes
          send(peer, said);
          assertThat(peer.getInputStream().readAllBytes()).isEqualTo(said);
          assertThat(heard.nextJoined().awaitEnding()).isEqualTo(Ending.FINISHED);
        }
      }
      assertThat(peers.all()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void hearsAReset(Way way) throws Exception {
    try (var server = serve(way, new Mode.Echo(), "127.0.0.1")) {
      Socket peer = connect(server, "127.0.0.1");
      Conversation there = heard.nextJoined();
      peer.setSoLinger(true, 0);
      peer.close();
      assertThat(there.awaitEnding()).isEqualTo(Ending.RESET);
    }
  }

  @ParameterizedTest
  @CsvSource({"EPOLL, 127.0.0.1", "NIO, 127.0.0.1", "EPOLL, ::1", "NIO, ::1"})
  void knowsPeersOfBothFamiliesOnOneSocket(Way way, String host) throws Exception {
    Ipv6.isThereFor(host);
    try (var server = serve(way, new Mode.Talk(Language.ENGLISH), "*");
        var peer = connect(server, host)) {
      int port = peer.getLocalPort();
      String shown = host.contains(":") ? "0:0:0:0:0:0:0:1" : host;
      String greeting = "connected to the server, your address is:";
      byte[] expected = new byte[greeting.length()];
      InputStream in = peer.getInputStream();
      assertThat(in.readNBytes(expected, 0, expected.length)).isEqualTo(expected.length);
      assertThat(new String(expected, StandardCharsets.US_ASCII)).isEqualTo(greeting);
      InetSocketAddress remote = (InetSocketAddress) heard.nextJoined().remote();
      assertThat(remote.getPort()).isEqualTo(port);
      assertThat(remote.getAddress().getHostAddress()).isEqualTo(shown);
    }
  }

  @ParameterizedTest
  @EnumSource
  void letsAnotherThreadKickAPeerThatReadsNothing(Way way) throws Exception {
    try (var server = serve(way, new Mode.Echo(), "127.0.0.1");
        var peer = connect(server, "127.0.0.1")) {
      Thread.startVirtualThread(() -> {
        try {
          peer.getOutputStream().write(new byte[64 << 20]);
        } catch (IOException kicked) {
          // as it should be
        }
      });
      Conversation there = heard.nextJoined();
      while (there.counters().bytesOut() < 1 << 20) {
        Thread.onSpinWait();
      }
      there.kick();
      assertThat(there.awaitEnding()).isEqualTo(Ending.KICKED);
    }
  }

  @ParameterizedTest
  @CsvSource({"EPOLL, 127.0.0.1", "NIO, 127.0.0.1", "EPOLL, ::1", "NIO, ::1"})
  void echoesDatagramsOfEveryLength(Way way, String host) throws Exception {
    Ipv6.isThereFor(host);
    try (var server = DatagramLoop.start(List.of(socket(way)), Forward.BACK, peers);
        var peer = new DatagramSocket(0, InetAddress.getByName(host))) {
      peer.setSoTimeout(60_000);
      // not connected, for then the JDK would send no empty datagram
      InetAddress to = InetAddress.getByName(host);
      int port = SocketText.port(server.addresses().getFirst());
      for (int length : new int[] {0, 1, 64, 1_472, 65_507}) {
        byte[] sent = new byte[length];
        new Random(length).nextBytes(sent);
        peer.send(new DatagramPacket(sent, length, to, port));
        var answer = new DatagramPacket(new byte[65_536], 65_536);
        peer.receive(answer);
        assertThat(Arrays.copyOf(answer.getData(), answer.getLength())).isEqualTo(sent);
      }
      Conversation there = heard.nextJoined();
      assertThat(there.counters().messagesIn()).isEqualTo(5);
      there.send(ByteBuffer.wrap(new byte[] {7}));
      var said = new DatagramPacket(new byte[10], 10);
      peer.receive(said);
      assertThat(said.getLength()).isEqualTo(1);
    }
  }

  private static LoopDatagrams socket(Way way) throws IOException {
    InetSocketAddress where = new InetSocketAddress(Hosts.toBind("*").getFirst(), 0);
    if (way == Way.EPOLL) {
      Assumptions.assumeTrue(BatchedDatagrams.isSupported(), "exists on Linux only");
      return BatchedDatagrams.open(where);
    }
    return new NioDatagrams(UdpListener.open(where, ServerOptions.DEFAULT));
  }
}
