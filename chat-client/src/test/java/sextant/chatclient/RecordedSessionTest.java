package sextant.chatclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.Language;

/**
 * A session with every capability of our own server, as its lines were on 27 November 2026, read by
 * the client again. {@code -Dsextant.record=FILE} records it anew.
 */
class RecordedSessionTest {
  private static final String RESOURCE = "/transcripts/every-capability.txt";

  @TempDir Path folder;

  @Test
  void everythingThatWasSaidAndDoneIsUnderstood() throws IOException {
    List<String> recorded = read();
    Watcher watcher = new Watcher();
    try (ClientStore store = ClientStore.inMemory();
        Network network = new Network(settings(), replaying(recorded, store), watcher)) {
      network.connect();
      watcher.awaitLine(network, "#team", line -> line.text().equals("the end"));
      watcher.await("everything is told", () -> watcher.hasPlace("#new-name"));
      assertThat(recorded).filteredOn(line -> line.contains(" ACK ")).isNotEmpty();
      assertThat(watcher.last()).isEqualTo(new ConnectionState.Online("ann", "ann"));
      List<Line> lobby = Watcher.lines(network, "#team");

      assertThat(lobby)
          .extracting(Line::msgid)
          .filteredOn(id -> !id.isEmpty())
          .doesNotHaveDuplicates();
      Line question = with(lobby, "a question, mended");
      assertThat(question.change().isEdited()).isTrue();
      assertThat(question.change().reactions()).containsEntry("👍", List.of("ann"));
      assertThat(with(lobby, "an answer").replyTo()).isEqualTo(question.msgid());
      assertThat(with(lobby, "one\ntwo\n\nfour").nick()).isEqualTo("bob");
      assertThat(lobby).filteredOn(line -> line.change().isRedacted()).hasSize(1);
      assertThat(lobby)
          .extracting(Line::kind)
          .contains(
              Line.Kind.JOIN, Line.Kind.NICK, Line.Kind.TOPIC, Line.Kind.ACTION, Line.Kind.NOTICE);
      assertThat(watcher.place("#team").topic()).isEqualTo("what we do 我们做什么");
      assertThat(watcher.hasPlace("#new-name")).isTrue();
      assertThat(with(Watcher.lines(network, "robert"), "psst").nick()).isEqualTo("robert");
      assertThat(network.members("#team").join())
          .extracting(Person::nick)
          .contains("ann", "robert");
      assertThat(network.metadata("robert").join()).containsEntry("display-name", "Robert");
    }
  }

  private static Line with(List<Line> lines, String text) {
    return lines.stream().filter(line -> line.text().equals(text)).findFirst().orElseThrow();
  }

  private static NetworkSettings settings() {
    return new NetworkSettings(
        "lan",
        "127.0.0.1",
        6667,
        NetworkSettings.Security.PLAIN,
        "ann",
        "Ann",
        Optional.empty(),
        List.of("#team"));
  }

  private static List<String> read() throws IOException {
    try (InputStream file = RecordedSessionTest.class.getResourceAsStream(RESOURCE)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** A server that says what was recorded, in its order, whatever it is told. */
  private static Surroundings replaying(List<String> recorded, ClientStore store) {
    Link.Opener links =
        (_, listener) -> {
          Thread server =
              Thread.ofVirtual()
                  .unstarted(() ->
                      recorded.stream()
                          .filter(line -> line.startsWith("< "))
                          .forEach(line -> listener.line(line.substring(2))));
          return new Link() {
            @Override
            public void send(String line) {
              if (line.startsWith("CAP LS")) {
                server.start();
              }
            }

            @Override
            public void close() {}
          };
        };
    return new Surroundings(links, store, Clock.systemUTC(), new Random(3), Language.ENGLISH);
  }

  @Test
  @EnabledIfSystemProperty(named = "sextant.record", matches = ".+")
  void recordsTheSessionAnew() throws IOException {
    try (Lan lan = new Lan(folder);
        ClientStore store = ClientStore.inMemory()) {
      Surroundings usual = lan.surroundings(store);
      RecordingLinks links = new RecordingLinks(usual.links());
      Watcher ann = new Watcher();
      Watcher bob = new Watcher();
      List<String> lines = new ArrayList<>();
      Surroundings recording =
          new Surroundings(links, store, usual.clock(), usual.random(), usual.language());
      NetworkSettings settings = lan.settings("ann", NetworkSettings.Security.PLAIN, "#team");
      try (Network annHere = new Network(settings, recording, ann)) {
        annHere.connect();
        ann.awaitJoined("#team");
        annHere.raw("REGISTER * * secret-word");
        ann.await("account", () -> ann.last().equals(new ConnectionState.Online("ann", "ann")));
        Network bobHere = lan.person("bob", bob, "#team");
        bob.awaitJoined("#team");
        talk(annHere, ann, bobHere, bob);
        happen(annHere, ann, bobHere, bob);
        lines.addAll(links.written());
      }
      lines.addFirst("# ann on our own server, with every capability it offers; bob is with her");
      Files.write(Path.of(System.getProperty("sextant.record")), lines);
    }
  }

  private static void talk(Network annHere, Watcher ann, Network bobHere, Watcher bob) {
    bobHere.say("#team", "a question", "");
    Line question =
        bob.awaitLine(
            bobHere, "#team", line -> line.text().equals("a question") && !line.msgid().isEmpty());
    ann.awaitLine(annHere, "#team", line -> line.text().equals("a question"));
    annHere.say("#team", "an answer", question.msgid());
    annHere.react("#team", question.msgid(), "👍");
    bob.awaitLine(bobHere, "#team", line -> !line.change().reactions().isEmpty());
    bobHere.edit("#team", question.msgid(), "a question, mended");
    bobHere.say("#team", "one\ntwo\n\nfour", "");
    bobHere.typing("#team", true);
    bobHere.act("#team", "waves");
    bobHere.notice("#team", "for programs");
    bobHere.say("#team", "a mistake", "");
    Line mistake =
        bob.awaitLine(
            bobHere, "#team", line -> line.text().equals("a mistake") && !line.msgid().isEmpty());
    bobHere.redact("#team", mistake.msgid(), "wrong room");
    ann.awaitLine(annHere, "#team", line -> line.change().isRedacted());
  }

  private static void happen(Network annHere, Watcher ann, Network bobHere, Watcher bob) {
    annHere.join("#old-name", "");
    ann.awaitJoined("#old-name");
    annHere.raw("RENAME #old-name #new-name :better");
    ann.await("renamed", () -> ann.hasPlace("#new-name"));
    bobHere.raw("METADATA * SET display-name :Robert");
    bobHere.raw("SETNAME :Robert B.");
    bobHere.raw("AWAY :tea");
    bobHere.raw("NICK robert");
    ann.awaitLine(annHere, "#team", line -> line.kind() == Line.Kind.NICK);
    annHere.raw("TOPIC #team :what we do 我们做什么");
    annHere.raw("MODE #team +v robert");
    annHere.raw("NAMES #team");
    annHere.raw("METADATA robert GET display-name");
    bobHere.openDirect("ann");
    bobHere.say("ann", "psst", "");
    ann.awaitLine(annHere, "robert", line -> line.text().equals("psst"));
    annHere.markRead("#team");
    annHere.raw("SEARCH text=answer");
    annHere.raw("CHATHISTORY LATEST #team * 50");
    bobHere.say("#team", "the end", "");
    ann.awaitLine(annHere, "#team", line -> line.text().equals("the end"));
    bob.await("all is told", () -> bob.hasPlace("ann"));
  }
}
