package sextant.chatclient;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import sextant.words.Language;

/** A server that lets ann into {@code #room} and then says whatever a test wants, at once. */
final class Flood {
  private Flood() {}

  static NetworkSettings settings() {
    return new NetworkSettings(
        "flood",
        "127.0.0.1",
        6667,
        NetworkSettings.Security.PLAIN,
        "ann",
        "Ann",
        Optional.empty(),
        List.of());
  }

  /** The speaker gets what takes each line. */
  static Surroundings of(Consumer<Link.Listener> speaker, ClientStore store) {
    Link.Opener links =
        (_, listener) ->
            new Link() {
              private boolean isBegun;

              @Override
              public void send(String line) {
                if (!isBegun) { // a server speaks once it is spoken to
                  isBegun = true;
                  Thread.ofVirtual().start(() -> begin(listener, speaker));
                }
              }

              @Override
              public void close() {}
            };
    return new Surroundings(links, store, Clock.systemUTC(), new Random(3), Language.ENGLISH);
  }

  private static void begin(Link.Listener listener, Consumer<Link.Listener> speaker) {
    listener.line(":s 001 ann :Welcome ann!a@h");
    listener.line(":s 422 ann :no message");
    listener.line(":ann!a@h JOIN #room");
    speaker.accept(listener);
  }
}
