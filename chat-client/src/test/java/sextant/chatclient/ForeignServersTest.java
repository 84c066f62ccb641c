package sextant.chatclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import sextant.identity.KnownPeers;
import sextant.identity.StateDirectory;
import sextant.words.Language;

/** The client on servers of others: one that knows RFC 2812, one that knows most of IRCv3. */
class ForeignServersTest {
  @TempDir Path folder;
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final Watcher ann = new Watcher();
  private final Watcher bob = new Watcher();
  private @Nullable ForeignServer server;

  enum Kind {
    NGIRCD,
    INSPIRCD
  }

  private ForeignServer server() {
    return Objects.requireNonNull(server, "not started");
  }

  private void start(Kind kind) throws IOException {
    server =
        switch (kind) {
          case NGIRCD -> ForeignServer.ngircd(folder);
          case INSPIRCD -> ForeignServer.inspircd(folder);
        };
  }

  @AfterEach
  void end() throws Exception {
    for (AutoCloseable each : opened.reversed()) {
      each.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private Network person(String nick, Watcher watcher, String... rooms) throws IOException {
    ClientStore store = ClientStore.inMemory();
    var known = new KnownPeers(StateDirectory.at(folder.resolve("client")), Clock.systemUTC());
    Network network =
        new Network(
            new NetworkSettings(
                "foreign",
                "127.0.0.1",
                server().port(),
                NetworkSettings.Security.PLAIN,
                nick,
                "Real " + nick,
                Optional.empty(),
                List.of(rooms)),
            new Surroundings(
                new SocketLinks(known, Optional.empty()),
                store,
                Clock.systemUTC(),
                new SecureRandom(),
                Language.ENGLISH),
            watcher);
    opened.add(store);
    opened.add(network);
    network.connect();
    return network;
  }

  @ParameterizedTest
  @EnumSource
  void peopleTalkTellAndWriteToEachOther(Kind kind) throws IOException {
    start(kind);
    Network annHere = person("ann", ann, "#room");
    ann.awaitJoined("#room");
    Network bobHere = person("bob", bob, "#room");
    bob.awaitJoined("#room");

    annHere.say("#room", "hello 你好", "");
    bob.awaitLine(bobHere, "#room", line -> line.text().equals("hello 你好"));
    ann.awaitLine(
        annHere,
        "#room",
        line -> line.text().equals("hello 你好") && line.delivery().equals(Line.DONE));
    annHere.act("#room", "waves");
    bob.awaitLine(bobHere, "#room", line -> line.kind() == Line.Kind.ACTION);
    bobHere.openDirect("ann");
    bobHere.say("ann", "psst", "");
    ann.awaitLine(annHere, "bob", line -> line.text().equals("psst"));

    long said =
        Watcher.lines(annHere, "#room").stream()
            .filter(line -> line.text().equals("hello 你好"))
            .count();
    assertThat(said).isEqualTo(1);
    assertThat(annHere.members("#room").join())
        .extracting(person -> person.signs() + person.nick())
        .containsExactly("@ann", "bob");
  }

  @ParameterizedTest
  @EnumSource
  void topicsModesNicksAndKicksAreFollowed(Kind kind) throws IOException {
    start(kind);
    Network annHere = person("ann", ann, "#room");
    ann.awaitJoined("#room");
    Network bobHere = person("bob", bob, "#room");
    bob.awaitJoined("#room");

    annHere.raw("TOPIC #room :what we do");
    bob.await("topic", () -> bob.place("#room").topic().equals("what we do"));
    annHere.raw("MODE #room +v bob");
    annHere.raw("MODE #room +m");
    bob.await("modes", () -> bob.place("#room").modes().contains("m"));
    bobHere.raw("NICK robert");
    ann.awaitLine(annHere, "#room", line -> line.kind() == Line.Kind.NICK);
    assertThat(annHere.members("#room").join())
        .extracting(person -> person.signs() + person.nick())
        .containsExactly("@ann", "+robert");
    annHere.raw("KICK #room robert :enough");
    bob.await("put out", () -> !bob.place("#room").isJoined());
    bobHere.say("#room", "may I?", "");
    annHere.leave("#room", "bye");
    ann.await("left", () -> !ann.hasPlace("#room"));
  }

  @ParameterizedTest
  @EnumSource
  void longTextsArriveInPiecesAndNothingIsLost(Kind kind) throws IOException {
    start(kind);
    Network annHere = person("ann", ann, "#room");
    ann.awaitJoined("#room");
    Network bobHere = person("bob", bob, "#room");
    bob.awaitJoined("#room");
    String words = "word ".repeat(150).strip() + " " + "长".repeat(400);

    annHere.say("#room", words + "\nsecond", "");
    bob.awaitLine(bobHere, "#room", line -> line.text().equals("second"));
    StringBuilder heard = new StringBuilder();
    for (Line line : Watcher.lines(bobHere, "#room")) {
      if (line.kind() == Line.Kind.MESSAGE && !line.text().equals("second")) {
        heard.append(line.text());
      }
    }
    // some servers take spaces at the end of a line away
    assertThat(heard.toString().replace(" ", "")).isEqualTo(words.replace(" ", ""));
  }

  @ParameterizedTest
  @EnumSource
  void aServerThatIsKilledIsJoinedAgainAndWhatWasSaidMeanwhileArrives(Kind kind)
      throws IOException {
    start(kind);
    Network annHere = person("ann", ann, "#room");
    ann.awaitJoined("#room");
    server().kill();
    ann.awaitState(ConnectionState.Waiting.class);
    annHere.say("#room", "written offline", "");
    server().restart();
    Network bobHere = person("bob", bob, "#room");
    ann.awaitLine(
        annHere,
        "#room",
        line -> line.text().equals("written offline") && line.delivery().equals(Line.DONE));
    bob.awaitJoined("#room");
    annHere.say("#room", "and now", "");
    bob.awaitLine(bobHere, "#room", line -> line.text().equals("and now"));
  }

  @ParameterizedTest
  @EnumSource
  void aNickThatIsTakenGetsAnotherOne(Kind kind) throws IOException {
    start(kind);
    person("ann", ann, "#room");
    ann.awaitJoined("#room");
    person("ann", bob, "#room");
    bob.awaitState(ConnectionState.Online.class);
    assertThat(bob.last()).isEqualTo(new ConnectionState.Online("ann_", ""));
  }
}
