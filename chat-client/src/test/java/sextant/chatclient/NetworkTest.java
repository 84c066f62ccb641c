package sextant.chatclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.words.Language;

/** People on a real server of ours, over real sockets. */
class NetworkTest {
  @TempDir Path folder;
  private Lan lan;
  private final Watcher ann = new Watcher();
  private final Watcher bob = new Watcher();

  @BeforeEach
  void startServer() throws IOException {
    lan = new Lan(folder);
  }

  @AfterEach
  void stopServer() {
    lan.close();
  }

  private Network join(String nick, Watcher watcher) throws IOException {
    Network network = lan.person(nick, watcher, "#lobby");
    watcher.awaitJoined("#lobby");
    return network;
  }

  @Test
  void twoPeopleInARoomReadEachOther() throws IOException {
    Network annHere = join("ann", ann);
    Network bobHere = join("bob", bob);

    annHere.say("#lobby", "hello 你好", "");

    Line seen = bob.awaitLine(bobHere, "#lobby", line -> line.text().equals("hello 你好"));
    assertThat(seen.nick()).isEqualTo("ann");
    assertThat(seen.isOwn()).isFalse();
    Line own = ann.awaitLine(annHere, "#lobby", line -> !line.msgid().isEmpty() && line.isOwn());
    assertThat(own.delivery()).isEqualTo(Line.DONE);
    assertThat(own.msgid()).isEqualTo(seen.msgid());
    assertThat(bobHere.members("#lobby").join()).extracting(Person::nick).contains("ann", "bob");
  }

  @Test
  void aLineThatNamesUsIsAMentionAndCounts() throws IOException {
    Network annHere = join("ann", ann);
    Network bobHere = join("bob", bob);
    annHere.say("#lobby", "where is Bob?", "");
    Line seen = bob.awaitLine(bobHere, "#lobby", line -> line.text().startsWith("where"));
    assertThat(seen.isMention()).isTrue();
    bob.await("mention", () -> bob.place("#lobby").mentions() == 1);
    bobHere.markRead("#lobby");
    bob.await("read", () -> bob.place("#lobby").unread() == 0);
  }

  @Test
  void aReplyAReactionAnEditAndARedactionReachTheOther() throws IOException {
    Network annHere = join("ann", ann);
    Network bobHere = join("bob", bob);
    annHere.say("#lobby", "first", "");
    Line first = bob.awaitLine(bobHere, "#lobby", line -> line.text().equals("first"));

    bobHere.say("#lobby", "an answer", first.msgid());
    Line answer = ann.awaitLine(annHere, "#lobby", line -> line.text().equals("an answer"));
    assertThat(answer.replyTo()).isEqualTo(first.msgid());

    bobHere.react("#lobby", first.msgid(), "👍");
    ann.awaitLine(
        annHere,
        "#lobby",
        line -> line.change().reactions().getOrDefault("👍", List.of()).equals(List.of("bob")));
    bob.awaitLine(bobHere, "#lobby", line -> !line.change().reactions().isEmpty());
    bobHere.react("#lobby", first.msgid(), "👍");
    ann.awaitLine(
        annHere,
        "#lobby",
        line -> line.msgid().equals(first.msgid()) && line.change().reactions().isEmpty());

    annHere.edit("#lobby", first.msgid(), "first, mended");
    Line mended = bob.awaitLine(bobHere, "#lobby", line -> line.text().equals("first, mended"));
    assertThat(mended.change().isEdited()).isTrue();

    annHere.redact("#lobby", first.msgid(), "");
    bob.awaitLine(
        bobHere,
        "#lobby",
        line -> line.msgid().equals(first.msgid()) && line.change().isRedacted());
  }

  @Test
  void reactingTwiceFasterThanTheEchoTakesTheReactionBack() throws IOException {
    Network annHere = join("ann", ann);
    Network bobHere = join("bob", bob);
    annHere.say("#lobby", "first", "");
    Line first = bob.awaitLine(bobHere, "#lobby", line -> line.text().equals("first"));
    bobHere.react("#lobby", first.msgid(), "👍");
    bobHere.react("#lobby", first.msgid(), "👍");
    bobHere.react("#lobby", first.msgid(), "🎉");
    Line last =
        ann.awaitLine(annHere, "#lobby", line -> line.change().reactions().containsKey("🎉"));
    assertThat(last.change().reactions()).containsOnlyKeys("🎉");
  }

  @Test
  void severalLinesArriveAsOneMessage() throws IOException {
    Network annHere = join("ann", ann);
    Network bobHere = join("bob", bob);
    annHere.say("#lobby", "one\n\ntwo " + "长".repeat(300), "");
    bob.awaitLine(bobHere, "#lobby", line -> line.text().equals("one\n\ntwo " + "长".repeat(300)));
  }

  @Test
  void aConversationWithOnePersonOpensOnBothSides() throws IOException {
    Network annHere = join("ann", ann);
    Network bobHere = join("bob", bob);
    annHere.openDirect("bob");
    annHere.say("bob", "psst", "");
    bob.awaitLine(bobHere, "ann", line -> line.text().equals("psst"));
    assertThat(bob.place("ann").mentions()).isEqualTo(1);
    ann.awaitLine(annHere, "bob", line -> !line.msgid().isEmpty());
  }

  @Test
  void typingIsSeenAndEndsWithTheMessage() throws IOException {
    Network annHere = join("ann", ann);
    Network bobHere = join("bob", bob);
    annHere.typing("#lobby", true);
    bob.await("typing", () -> bob.typing("#lobby").equals(List.of("ann")));
    annHere.say("#lobby", "done", "");
    bob.awaitLine(bobHere, "#lobby", line -> line.text().equals("done"));
    bob.await("no typing", () -> bob.typing("#lobby").isEmpty());
  }

  @Test
  void whatWasSaidWhileAwayIsThereOnceAfterwards() throws IOException {
    Network annHere = join("ann", ann);
    ClientStore store = ClientStore.inMemory();
    NetworkSettings settings = lan.settings("bob", NetworkSettings.Security.PLAIN, "#lobby");
    Network first = lan.person(settings, store, bob);
    bob.awaitJoined("#lobby");
    annHere.say("#lobby", "before", "");
    bob.awaitLine(first, "#lobby", line -> line.text().equals("before"));
    first.close();

    for (int i = 0; i < 250; i++) {
      annHere.say("#lobby", "missed " + i, "");
    }
    ann.awaitLine(
        annHere, "#lobby", line -> line.text().equals("missed 249") && !line.msgid().isEmpty());
    Watcher again = new Watcher();
    Network second = lan.person(settings, store, again);
    again.awaitLine(second, "#lobby", line -> line.text().equals("missed 0"));

    List<String> texts =
        Watcher.lines(second, "#lobby").stream()
            .filter(line -> line.kind().isTalk())
            .map(Line::text)
            .toList();
    assertThat(texts).hasSize(251).doesNotHaveDuplicates().startsWith("before", "missed 0");
    assertThat(texts.getLast()).isEqualTo("missed 249");
    store.close();
  }

  @Test
  void scrollingBackReadsWhatTheServerHas() throws IOException {
    Network annHere = join("ann", ann);
    for (int i = 0; i < 300; i++) {
      String words = "old " + i;
      annHere.say("#lobby", words, "");
      if (i % 20 == 19) { // so that not all of them have the same time
        ann.awaitLine(
            annHere, "#lobby", line -> line.text().equals(words) && !line.msgid().isEmpty());
      }
    }
    Network bobHere = join("bob", bob);
    bob.awaitLine(bobHere, "#lobby", line -> line.text().equals("old 299"));
    Line oldest =
        Watcher.lines(bobHere, "#lobby").stream()
            .filter(line -> line.kind().isTalk())
            .findFirst()
            .orElseThrow();
    List<Line> older = bobHere.older("#lobby", oldest, 50).join();
    assertThat(older).isNotEmpty();
    assertThat(older.getLast().millis()).isLessThanOrEqualTo(oldest.millis());
  }

  @Test
  void aLineSaidOfflineIsSentOnceAfterwards() throws IOException {
    Network annHere = join("ann", ann);
    Network bobHere = join("bob", bob);
    lan.stopServer();
    ann.awaitState(ConnectionState.Waiting.class);
    annHere.say("#lobby", "written offline", "");
    Line waiting = ann.awaitLine(annHere, "#lobby", line -> line.text().equals("written offline"));
    assertThat(waiting.delivery()).isEqualTo(Line.PENDING);
    lan.restartServer();
    ann.awaitLine(
        annHere,
        "#lobby",
        line -> line.text().equals("written offline") && line.delivery().equals(Line.DONE));
    bob.awaitLine(bobHere, "#lobby", line -> line.text().equals("written offline"));
    assertThat(Watcher.lines(bobHere, "#lobby"))
        .filteredOn(line -> line.text().equals("written offline"))
        .hasSize(1);
  }

  @Test
  void aRefusedLineIsShownAsFailedAndCanBeThrownAway() throws IOException {
    Network annHere = lan.person("ann", ann, "#own");
    ann.awaitJoined("#own");
    annHere.raw("MODE #own +m");
    ann.await("moderated", () -> ann.place("#own").modes().contains("m"));
    Network bobHere = lan.person("bob", bob, "#own");
    bob.awaitJoined("#own");
    bobHere.say("#own", "may I?", "");
    Line failed =
        bob.awaitLine(bobHere, "#own", line -> line.delivery() instanceof Line.Delivery.Failed);
    bobHere.discard("#own", failed.key());
    bob.await(
        "gone",
        () ->
            Watcher.lines(bobHere, "#own").stream()
                .noneMatch(line -> line.text().equals("may I?")));
  }

  @Test
  void aServerOfOursSpeaksTheLanguageOfWhoeverReads() throws IOException {
    Network annHere = lan.person("ann", ann, "#own");
    ann.awaitJoined("#own");
    annHere.raw("MODE #own +m");
    ann.await("moderated", () -> ann.place("#own").modes().contains("m"));
    lan.reads(Language.CHINESE);
    Network bobHere = lan.person("bob", bob, "#own");
    bob.awaitJoined("#own");
    bobHere.say("#own", "may I?", "");
    Line failed =
        bob.awaitLine(bobHere, "#own", line -> line.delivery() instanceof Line.Delivery.Failed);
    assertThat(failed.delivery())
        .isEqualTo(new Line.Delivery.Failed(Line.Delivery.Why.REFUSED, "无法发送到频道：频道受管制"));
  }

  @Test
  void tlsIsTrustedOnFirstUse() throws IOException {
    ClientStore store = ClientStore.inMemory();
    NetworkSettings settings = lan.settings("ann", NetworkSettings.Security.TLS, "#lobby");
    lan.person(settings, store, ann);
    ann.awaitJoined("#lobby");
    assertThat(ann.certificates()).hasSize(1);
  }

  @Test
  void aWrongPasswordStopsWithoutAnotherTry() throws IOException {
    NetworkSettings open = lan.settings("ann", NetworkSettings.Security.PLAIN);
    for (Login.Mechanism mechanism :
        List.of(Login.Mechanism.PLAIN, Login.Mechanism.SCRAM_SHA_256)) {
      Watcher watcher = new Watcher();
      lan.person(
          new NetworkSettings(
              "lan",
              open.host(),
              open.port(),
              open.security(),
              "ann",
              "Ann",
              Optional.of(new Login(mechanism, "ann", "wrong")),
              List.of()),
          ClientStore.inMemory(),
          watcher);
      watcher.awaitState(ConnectionState.Stopped.class);
    }
  }

  @Test
  void anAccountLogsInByScram() throws IOException {
    Network annHere = join("ann", ann);
    annHere.raw("REGISTER * * secret-word");
    ann.await("account", () -> ann.last().equals(new ConnectionState.Online("ann", "ann")));
    annHere.close();
    NetworkSettings open = lan.settings("ann", NetworkSettings.Security.PLAIN, "#lobby");
    Watcher watcher = new Watcher();
    lan.person(
        new NetworkSettings(
            "lan",
            open.host(),
            open.port(),
            open.security(),
            "ann",
            "Ann",
            Optional.of(new Login(Login.Mechanism.SCRAM_SHA_256, "ann", "secret-word")),
            List.of("#lobby")),
        ClientStore.inMemory(),
        watcher);
    watcher.awaitJoined("#lobby");
    assertThat(watcher.last()).isEqualTo(new ConnectionState.Online("ann", "ann"));
  }
}
