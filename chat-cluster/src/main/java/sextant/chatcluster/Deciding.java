package sextant.chatcluster;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import sextant.chat.log.Applied;
import sextant.chat.log.Event;
import sextant.chat.log.HistoryReader;

/**
 * Whether this server decides: it leads the group, it has said in the log that it begins, and
 * everything before that is written here. Used by the reactor's thread.
 */
final class Deciding {
  private static final long RETRY_MILLIS = 1_500;

  private final ClusterBackend server;
  private final String incarnation;
  private @Nullable Reign reign;
  private boolean isLeading;
  private int attempts;
  private long begunMillis;

  /** The name of this run of the server is a part of the name under which it decides. */
  Deciding(ClusterBackend server, String incarnation) {
    this.server = server;
    this.incarnation = incarnation;
  }

  @Nullable Reign reign() {
    return reign;
  }

  /** Whether this run of this server is meant. */
  boolean isOwn(String decider) {
    return decider.startsWith(incarnation);
  }

  void leads(boolean leading) {
    isLeading = leading;
    end();
    if (leading) {
      attempts = 0;
      proposeToBegin();
    }
  }

  /** It leads no more in a moment, and decides nothing until then. */
  void rest() {
    isLeading = false;
    end();
  }

  void end() {
    Reign deciding = reign;
    if (deciding != null) {
      reign = null;
      deciding.end();
    }
  }

  void tick(long nowMillis) {
    Reign deciding = reign;
    if (deciding != null) {
      deciding.tick();
    } else if (isLeading && nowMillis - begunMillis > RETRY_MILLIS) {
      proposeToBegin();
    }
  }

  private void proposeToBegin() {
    begunMillis = ClusterBackend.nowMillis();
    long term = (server.group().term() << 8) + Math.min(255, ++attempts);
    Batch begin = Batch.begin(term, incarnation + "#" + term);
    server.group().propose(begin.toBytes(), failure -> {}); // tried again while this one leads
  }

  /** Somebody decides from now on, and everything before is written here. */
  void begins(Applied at, List<Event> state) {
    Reign before = reign;
    if (before != null && before.term() < at.term()) {
      end();
    }
    if (!isOwn(at.decider()) || !isLeading) {
      return;
    }
    try (HistoryReader reader = server.replica().reader()) {
      Reign.Begin begin = new Reign.Begin(at, state, reader.lastMillis());
      Reign next = new Reign(server.stage(), server.config(), begin, this::propose, server::send);
      reign = next;
      next.present(server.group().present());
      String term = Long.toString(at.term());
      server.outside().tell("decides", "node", server.group().name(), "term", term);
    } catch (IOException e) {
      server.failed(e);
    }
  }

  private void propose(byte[] piece) {
    Reign by = reign;
    server.group().propose(piece, failure -> server.execute(() -> lost(by)));
  }

  /** A piece was not taken: whatever was decided on it is void, and is decided anew. */
  private void lost(@Nullable Reign by) {
    if (by != null && by.equals(reign)) {
      end();
    }
  }
}
