package sextant.chatclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import sextant.words.Language;

/** What a listener hears of things that came all at once. */
class ToldTest {
  private final List<String> heard = new ArrayList<>();

  private final NetworkListener listener =
      new NetworkListener() {
        @Override
        public void linesAdded(String place, List<Line> lines, boolean isLive) {
          lines.forEach(line -> heard.add("added " + line.text()));
        }

        @Override
        public void linesAmongOlder(String place, List<Line> lines) {
          lines.forEach(line -> heard.add("among older " + line.text()));
        }

        @Override
        public void lineChanged(String place, Line line) {
          heard.add("changed " + line.text() + " " + line.delivery());
        }

        @Override
        public void linesReloaded(String place) {
          heard.add("reloaded " + place);
        }
      };

  @Test
  void ourOwnWordsThatArriveTogetherWithHistoryAreTold() throws IOException {
    try (ClientStore store = ClientStore.inMemory()) {
      Session session = session(store);
      Conversation conversation = new Conversation(session);
      session.isRegistered = true;
      conversation.line(":ann!a@h JOIN #room");
      session.told.flush(session);
      heard.clear();
      Place room = session.place("#room").orElseThrow();
      conversation.outbox().say(room, Line.Kind.MESSAGE, "hello", "");
      conversation.line(":s BATCH +h chathistory #room");
      conversation.line(
          "@batch=h;msgid=m1;time=2026-01-01T00:00:00.000Z :bob!b@h PRIVMSG #room :x");
      conversation.line(":s BATCH -h");
      session.told.flush(session);
      assertThat(heard)
          .containsExactly("among older hello", "changed hello " + Line.DONE, "reloaded #room");
    }
  }

  @Test
  void whatBecameOfOurOwnWordsIsToldBetweenTheLinesItStandsBetween() throws IOException {
    try (ClientStore store = ClientStore.inMemory()) {
      Session session = session(store);
      Conversation conversation = new Conversation(session);
      session.isRegistered = true;
      session.facts.enable("echo-message");
      conversation.line(":ann!a@h JOIN #room");
      Place room = session.place("#room").orElseThrow();
      conversation.outbox().say(room, Line.Kind.MESSAGE, "hello", "");
      session.told.flush(session);
      heard.clear();
      conversation.line("@msgid=m1 :bob!b@h PRIVMSG #room :before");
      conversation.line("@msgid=m2 :ann!a@h PRIVMSG #room :hello");
      conversation.line("@msgid=m3 :bob!b@h PRIVMSG #room :after");
      session.told.flush(session);
      assertThat(heard)
          .containsExactly(
              "among older before",
              "changed hello " + Line.DONE,
              "among older after",
              "reloaded #room"); // for ours went behind what was said before the server had it
    }
  }

  private Session session(ClientStore store) {
    NetworkSettings settings =
        new NetworkSettings(
            "net",
            "irc.test",
            6667,
            NetworkSettings.Security.PLAIN,
            "ann",
            "Ann",
            Optional.empty(),
            List.of());
    Surroundings surroundings =
        new Surroundings(
            (_, _) -> {
              throw new IOException("no links here");
            },
            store,
            Clock.systemUTC(),
            new Random(7),
            Language.ENGLISH);
    return new Session(settings, new Told(listener), surroundings, _ -> {});
  }
}
