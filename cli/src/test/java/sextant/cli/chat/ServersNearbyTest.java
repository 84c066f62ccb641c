package sextant.cli.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.chatclient.ClientStore;
import sextant.chatclient.SocketLinks;
import sextant.chatclient.Surroundings;
import sextant.identity.KnownPeers;
import sextant.identity.StateDirectory;
import sextant.nearby.Announcement;
import sextant.nearby.Places;
import sextant.nearby.Service;
import sextant.words.Language;

/** Servers of the network to choose from; in a network namespace of its own. */
class ServersNearbyTest {
  private static final String NETWORK =
      "ip link add lan type veth peer name end && ip address add 10.97.0.1/24 dev lan &&"
          + " ip link set end up && ip link set lan multicast on up && ip link set lo up && ";

  @TempDir private Path folder;

  /** A screen before a network with one server, in a process of its own. */
  static final class Inside {
    public static void main(String[] args) throws Exception {
      List<InetAddress> here = Places.ofThisMachine();
      Service room = Service.own("_ircs._tcp", "Tea room", 6697, Map.of("network", "Tea"));
      var asked = new CompletableFuture<String>();
      try (ClientStore store = ClientStore.inMemory();
          FakeTerminal terminal = new FakeTerminal(90, 24)) {
        ChatScreen screen = new ChatScreen(terminal.terminal(), start(store, args[0], asked));
        Thread.ofPlatform().daemon().start(() -> run(screen));
        terminal.awaitText("127.0.0.1:6667");
        try (Announcement _ = Announcement.open(List.of(room), here)) {
          String shown = terminal.awaitText("Tea room");
          shown.lines().filter(line -> line.contains("Tea room")).forEach(System.out::println);
          terminal.press("\u001b[B\r");
          System.out.println("asked for " + asked.get(30, TimeUnit.SECONDS));
        }
        screen.end();
      }
      System.exit(0); // whatever multicast DNS still wants to say
    }

    private static ChatScreen.Start start(
        ClientStore store, String folder, CompletableFuture<String> asked) {
      var known = new KnownPeers(StateDirectory.at(Path.of(folder)), Clock.systemUTC());
      var around =
          new Surroundings(
              new SocketLinks(known, Optional.empty()),
              store,
              Clock.systemUTC(),
              new SecureRandom(),
              Language.ENGLISH);
      return new ChatScreen.Start(
          Language.ENGLISH,
          ZoneOffset.UTC,
          true,
          around,
          (address, isSecure) -> {
            asked.complete(address + " " + isSecure);
            return Optional.empty();
          },
          Optional.empty());
    }

    private static void run(ChatScreen screen) {
      try {
        screen.run();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Test
  void aServerThatTellsOfItselfIsInTheListAndChosen() throws Exception {
    assumeThat(run("true").waitFor()).as("unshare -n needs root and iproute2").isZero();
    Process process =
        run(
            "'%s' -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Djava.net.preferIPv4Stack=true"
                    .formatted(Path.of(System.getProperty("java.home"), "bin", "java"))
                + " --enable-native-access=ALL-UNNAMED -cp '%s' '%s' '%s'"
                    .formatted(
                        System.getProperty("java.class.path"),
                        Inside.class.getName(),
                        folder.resolve("state")));
    assertThat(process.waitFor(80, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(folder.resolve("said"));
    assertThat(said).contains("Tea room", "10.97.0.1:6697", "TLS");
    assertThat(said).contains("asked for 10.97.0.1:6697 true");
  }

  private Process run(String command) throws IOException {
    return new ProcessBuilder("unshare", "-n", "sh", "-c", NETWORK + command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }
}
