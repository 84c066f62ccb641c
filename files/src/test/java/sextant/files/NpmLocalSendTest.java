package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interoperation with the npm package localsend 0.1.2, a foreign implementation, both ways. */
class NpmLocalSendTest {
  private static final Path HOME =
      Path.of(System.getProperty("user.home"), ".cache", "sextant-tests", "npm-localsend-0.1.2");

  @TempDir private Path temp;
  private Pair pair;

  @BeforeAll
  static void install() throws Exception {
    assumeTrue(isThere("npm") && isThere("node"), "npm and node are needed");
    if (!Files.exists(cli())) {
      assumeTrue(canMake(HOME), "a home to install it in is needed");
      int code =
          run(
              HOME,
              List.of(
                  "npm",
                  "install",
                  "--no-audit",
                  "--no-fund",
                  "--fetch-retries=0",
                  "--prefix",
                  HOME.toString(),
                  "localsend@0.1.2"),
              45);
      assumeTrue(code == 0 && Files.exists(cli()), "npm could not install localsend 0.1.2");
    }
  }

  private static Path cli() {
    return HOME.resolve("node_modules/localsend/dist/cli.js");
  }

  private static boolean canMake(Path folder) {
    try {
      return Files.isDirectory(Files.createDirectories(folder));
    } catch (IOException noHome) {
      return false;
    }
  }

  private static boolean isThere(String program) {
    return List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  private static Process start(Path folder, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(Files.createTempFile(folder, "log", ".txt").toFile())
        .start();
  }

  private static int run(Path folder, List<String> command, int seconds) throws Exception {
    Process process = start(folder, command);
    try {
      return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<String> npm(String... words) {
    List<String> command = new ArrayList<>(List.of("node", cli().toString()));
    command.addAll(List.of(words));
    return command;
  }

  @BeforeEach
  void devices() throws IOException {
    pair = new Pair(temp);
    Files.write(pair.out.resolve("photo 1.bin"), new byte[300_000]);
  }

  @Test
  void itSendsToUs() throws Exception {
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options().withoutEncryption(), desk)) {
      int code =
          run(
              temp,
              npm(
                  "send",
                  "127.0.0.1",
                  pair.out.resolve("photo 1.bin").toString(),
                  "--port=" + receiver.port(),
                  "--protocol=http"),
              60);
      assertThat(code).isZero();
      assertThat(desk.await(ReceiveEvent.Ended.class).isComplete()).isTrue();
    }
    assertThat(pair.in.resolve("photo 1.bin")).hasBinaryContent(new byte[300_000]);
  }

  // Above 50 MB it divides by the milliseconds since the last progress, which are none on a fast
  // computer, and gives up before it has sent a byte; so its clock moves with every look.
  @Test
  void itSendsToUsALargeFileInPieces() throws Exception {
    Path large = pair.out.resolve("large.bin");
    Files.write(large, SextantTransferTest.random(53_000_000, 5));
    String movingClock =
        "data:text/javascript,let t=0;const n=Date.now;Date.now=()=>t=Math.max(t+1,n())";
    Desk desk = Desk.thatAccepts();
    try (Receiver receiver = Receiver.open(pair.options().withoutEncryption(), desk)) {
      int code =
          run(
              temp,
              List.of(
                  "node",
                  "--import",
                  movingClock,
                  cli().toString(),
                  "send",
                  "127.0.0.1",
                  large.toString(),
                  "--port=" + receiver.port(),
                  "--protocol=http"),
              80);
      assertThat(code).isZero();
      assertThat(desk.await(ReceiveEvent.Ended.class).isComplete()).isTrue();
    }
    assertThat(pair.in.resolve("large.bin")).hasSameBinaryContentAs(large);
  }

  @Test
  void itSendsToUsWithOurPin() throws Exception {
    Desk desk = Desk.thatAccepts();
    ReceiverOptions options = pair.options().withoutEncryption().withPin("123456");
    try (Receiver receiver = Receiver.open(options, desk)) {
      run(
          temp,
          npm(
              "send",
              "127.0.0.1",
              pair.out.resolve("photo 1.bin").toString(),
              "--port=" + receiver.port(),
              "--protocol=http",
              "--pin=123456"),
          60);
      assertThat(desk.await(ReceiveEvent.Ended.class).isComplete()).isTrue();
    }
    assertThat(pair.in.resolve("photo 1.bin")).hasBinaryContent(new byte[300_000]);
  }

  @Test
  void weSendToIt() throws Exception {
    Files.writeString(pair.out.resolve("second.txt"), "zwei");
    Files.createFile(pair.out.resolve("empty"));
    int port = Pair.freePort();
    Process theirs =
        start(
            temp,
            npm(
                "receive",
                "--alias=peer",
                "--port=" + port,
                "--saveDir=" + pair.in,
                "--autoAccept",
                "--discoveryInterval=3600"));
    try {
      awaitListener(port);
      Target target =
          new Target(
              new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
              false,
              Optional.empty(),
              "peer");
      SendReport report = new Sender(target, pair.settings(), pair.events::add).send(pair.tree());
      assertThat(report.problems()).isEmpty();
      awaitSize(pair.in.resolve("photo 1.bin"), 300_000); // it answers before it has written
      awaitSize(pair.in.resolve("second.txt"), 4);
    } finally {
      theirs.destroyForcibly();
      theirs.waitFor();
    }
    assertThat(pair.in.resolve("photo 1.bin")).hasBinaryContent(new byte[300_000]);
    assertThat(pair.in.resolve("second.txt")).hasContent("zwei");
  }

  private static void awaitSize(Path file, long size) throws Exception {
    for (int i = 0; i < 300 && !(Files.exists(file) && Files.size(file) == size); i++) {
      TimeUnit.MILLISECONDS.sleep(100);
    }
  }

  private static void awaitListener(int port) throws InterruptedException {
    for (int i = 0; i < 300; i++) {
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
        return;
      } catch (IOException notYet) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
    throw new AssertionError("nobody listens on " + port);
  }
}
