package sextant.chatcluster;

import java.util.List;
import org.jspecify.annotations.Nullable;
import sextant.chat.core.Core;
import sextant.chat.log.Event;
import sextant.chat.net.ClientLink;
import sextant.chat.net.ConnectionHandler;

/**
 * A core that decides nothing and follows what was agreed on, so that clients of this server can
 * read the history here, whoever decides. Made when somebody asks for the first time. Used by the
 * reactor's thread.
 */
final class Mirror {
  private final Runnable wanting;
  private @Nullable Core core;
  private boolean isWanted;
  private long position;

  /** Whoever is asked to make one comes back with {@link #begin}. */
  Mirror(Runnable wanting) {
    this.wanting = wanting;
  }

  /** Asks for it, if it is not there. */
  void want() {
    if (core == null && !isWanted) {
      isWanted = true;
      wanting.run();
    }
  }

  void begin(Core made, long at) {
    core = made;
    position = Math.max(position, at);
  }

  /** What was agreed on is written up to there; these are its changes of the state. */
  void written(long upTo, List<Event> changes) {
    position = upTo;
    Core known = core;
    if (known != null) {
      changes.forEach(known.group()::follow);
    }
  }

  /** The store is another one now: what was known is void. */
  void forget() {
    core = null;
    isWanted = false;
  }

  /** Whether everything up to there can be read here. */
  boolean isAt(long wanted) {
    return core != null && position >= wanted;
  }

  /** Goes on with a client; null when nobody here is meant by the passport. */
  @Nullable ConnectionHandler attach(ClientLink link, String passport) {
    Core known = core;
    return known == null ? null : known.group().attach(link, passport);
  }

  void detach(ConnectionHandler handler) {
    Core known = core;
    if (known != null) {
      known.group().detach(handler, 0);
    }
  }
}
