package sextant.talk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import sextant.wire.Bytes;
import sextant.words.FailureException;

/** What peers and machines do to a server. After each of it the server must serve the next peer. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostilePeersTest {
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Heard heard = new Heard();

  static Stream<Mode> modes() throws FailureException {
    return Stream.of(
        new Mode.Echo(),
        new Mode.Discard(),
        new Mode.Relay(),
        new Mode.Chargen(),
        new Mode.Daytime(),
        Loopback.CHINESE,
        new Mode.Reply(ReplyRules.parse("any => yes")));
  }

  private TalkServer listen(Mode mode) throws IOException {
    return TalkServer.listen(new Address.Tcp("localhost", 0), mode, ServerOptions.DEFAULT, heard);
  }

  private static Socket socket(TalkServer server) throws IOException {
    Socket socket = new Socket(HERE, server.port());
    socket.setSoTimeout(60_000);
    return socket;
  }

  private static void assertStillServes(TalkServer server) throws Exception {
    try (Socket socket = socket(server)) {
      socket.getOutputStream().write("q!".getBytes(StandardCharsets.UTF_8));
      boolean answers = answersAtOnce(server.mode());
      assertThat(answers ? socket.getInputStream().read() : 0).isNotNegative();
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aResetAtAnyStageHurtsNobody(Mode mode) throws Exception {
    try (TalkServer server = listen(mode)) {
      for (int stage = 0; stage < 4; stage++) {
        try (Socket socket = socket(server)) {
          if (stage > 0) {
            socket.getOutputStream().write("a message".getBytes(StandardCharsets.UTF_8));
          }
          if (stage > 1 && answersAtOnce(mode)) {
            assertThat(socket.getInputStream().read()).isNotNegative();
          }
          if (stage > 2) {
            socket.shutdownOutput();
          }
          socket.setSoLinger(true, 0); // close sends RST
        }
      }
      for (int stage = 0; stage < 4; stage++) {
        assertThat(heard.next("left")).isIn("left RESET", "left FINISHED");
      }
      assertStillServes(server);
    }
  }

  private static boolean answersAtOnce(Mode mode) {
    return !(mode instanceof Mode.Discard || mode instanceof Mode.Relay);
  }

  @Test
  void clientsThatConnectAndVanishLeaveNothingBehind() throws Exception {
    int clients = Integer.getInteger("sextant.test.vanishing", 1_500);
    Assumptions.assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "needs /proc/self/fd");
    for (Mode mode : List.of(new Mode.Echo(), Loopback.CHINESE)) {
      vanish(mode, 5); // opens what the JDK keeps open for good
      long before = openSockets();
      vanish(mode, clients);
      awaitOpenSockets(before);
    }
  }

  private void vanish(Mode mode, int clients) throws Exception {
    try (TalkServer server = listen(mode)) {
      for (int i = 0; i < clients; i++) {
        try (Socket socket = socket(server)) {
          socket.setSoLinger(i % 2 == 0, 0);
        }
      }
      for (int i = 0; i < clients; i++) {
        assertThat(heard.next("left")).isIn("left RESET", "left FINISHED");
      }
      assertStillServes(server);
    }
    heard.forget();
  }

  private static long openSockets() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
      return files.filter(HostilePeersTest::isSocket).count();
    }
  }

  private static boolean isSocket(Path file) {
    try {
      return Files.readSymbolicLink(file).toString().startsWith("socket:");
    } catch (IOException closedMeanwhile) {
      return false;
    }
  }

  /** The other end of a closed connection may take a moment. */
  private static void awaitOpenSockets(long expected) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (openSockets() > expected && System.nanoTime() - deadline < 0) {
      Thread.onSpinWait();
    }
    assertThat(openSockets()).isLessThanOrEqualTo(expected);
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aLineWithoutEndNeedsBoundedMemory(Mode mode) throws Exception {
    long total = Long.getLong("sextant.test.line.bytes", 20_000_000L);
    try (TalkServer server = listen(mode);
        Socket socket = socket(server)) {
      Thread reader = Thread.ofVirtual().start(() -> readAll(socket));
      byte[] piece = "x".repeat(100_000).getBytes(StandardCharsets.UTF_8);
      Conversation peer = heard.nextJoined();
      try {
        for (long sent = 0; sent < total; sent += piece.length) {
          socket.getOutputStream().write(piece);
        }
        socket.shutdownOutput();
      } catch (IOException daytimeMayHaveClosed) {
        assertThat(mode).isInstanceOfAny(Mode.Daytime.class, Mode.Chargen.class);
      }
      reader.join();
      assertThat(peer.recording().entries().stream().mapToLong(e -> e.bytes().length()).sum())
          .isLessThan(ServerOptions.DEFAULT.recordBytes());
    }
  }

  private static void readAll(Socket socket) {
    try (InputStream in = socket.getInputStream()) {
      if (in.read() == ' ') {
        return; // the character generator never ends
      }
      in.transferTo(OutputStream.nullOutputStream());
    } catch (IOException closed) {
      // the server may close first
    }
  }

  @Test
  void invalidUtf8IsAnsweredWithReplacementCharacters() throws Exception {
    Random random = new Random(7);
    try (TalkServer server = Loopback.tcp(Loopback.CHINESE)) {
      for (int round = 0; round < 20; round++) {
        byte[] garbage = new byte[200];
        random.nextBytes(garbage);
        garbage[0] = (byte) 0xff;
        try (Socket socket = socket(server)) {
          socket.getOutputStream().write(garbage);
          socket.shutdownOutput();
          byte[] answer = socket.getInputStream().readAllBytes();
          String text = new String(answer, StandardCharsets.UTF_8);
          assertThat(text.getBytes(StandardCharsets.UTF_8)).isEqualTo(answer);
          assertThat(text).contains("说\n\ufffd");
        }
      }
    }
  }

  @Test
  void aCharacterSplitAtAnyOffsetIsAnsweredWhole() throws Exception {
    byte[] message = "说😀é".getBytes(StandardCharsets.UTF_8);
    try (TalkServer server = listen(Loopback.CHINESE)) {
      for (int cut = 1; cut < message.length; cut++) {
        try (Socket socket = socket(server)) {
          Conversation peer = heard.nextJoined();
          socket.getOutputStream().write(message, 0, cut);
          while (peer.counters().bytesIn() < cut) {
            Thread.onSpinWait();
          }
          socket.getOutputStream().write(message, cut, message.length - cut);
          socket.shutdownOutput();
          String all = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
          String said = all.replaceAll("(?s)^.*?端口是:\\d+", "");
          assertThat(said.replaceAll("[A-Z][a-z]{2} [A-Z][a-z]{2} [^说]*说\n", "")).isEqualTo("说😀é");
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("modes")
  void aPeerThatNeverReadsHoldsUpNobodyElse(Mode mode) throws Exception {
    try (TalkServer server = listen(mode);
        TalkClient other = Loopback.connect(server);
        Socket stalled = socket(server)) {
      heard.nextJoined();
      heard.nextJoined();
      Thread flood = Thread.ofVirtual().start(() -> flood(stalled));
      other.conversation().offer(Bytes.ofText("ping"));
      while (answersAtOnce(mode) && other.conversation().counters().bytesIn() == 0) {
        Thread.onSpinWait();
      }
      assertStillServes(server);
      ChannelConnection.closeQuietly(stalled);
      flood.join();
    }
  }

  private static void flood(Socket socket) {
    try {
      byte[] piece = new byte[65_536];
      for (int i = 0; i < 500; i++) {
        socket.getOutputStream().write(piece);
      }
    } catch (IOException closed) {
      // the test is over, or the server had enough
    }
  }
}
