package sextant.chatcluster;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import sextant.chat.HistoryPool;
import sextant.chat.log.Applied;
import sextant.chat.log.Event;
import sextant.chat.log.ReplicaStore;

/** What a replica has to do next, in the order in which it came. */
sealed interface Step {
  /** Hears the state as events, and how far the log is in it. */
  @FunctionalInterface
  interface Told {
    void told(long position, List<Event> events);
  }

  /** A piece is written. */
  record Piece(Batch batch, Applied then) implements Step {}

  /** Somebody begins to decide. */
  record Begin(Applied then) implements Step {}

  /** The store is asked something. */
  record Ask(Consumer<ReplicaStore> question) implements Step {}

  /** The state is told. */
  record Tell(Told question) implements Step {}

  /** Another store takes the place of this one. */
  record Exchange(Path fetched, HistoryPool readers) implements Step {}
}
