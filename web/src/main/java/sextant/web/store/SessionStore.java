package sextant.web.store;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import sextant.identity.StateDirectory;
import sextant.web.LateWriter;

/**
 * The tabs of the window, for the next start: after a crash or kill the tabs of at most half a
 * second before it come back. Private tabs are never given to it.
 */
public final class SessionStore implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(SessionStore.class.getName());
  private static final String NAME = "session.tsv";

  private final Session last;
  private final AtomicReference<Session> now;
  private final LateWriter writer;

  private SessionStore(Optional<StateDirectory> state, Session last) {
    this.last = last;
    now = new AtomicReference<>(last);
    writer = new LateWriter(state, NAME, () -> now.get().toBytes());
  }

  /** A store that leaves nothing behind. */
  public static SessionStore inMemory() {
    return new SessionStore(Optional.empty(), Session.EMPTY);
  }

  static SessionStore open(StateDirectory folder, boolean isWritten) {
    Session last = Session.EMPTY;
    try {
      last = folder.read(NAME).map(Session::parse).orElse(Session.EMPTY);
    } catch (IOException unreadable) {
      LOGGER.log(Level.WARNING, "cannot read the last session", unreadable);
    }
    return new SessionStore(isWritten ? Optional.of(folder) : Optional.empty(), last);
  }

  /** The tabs of the last time. */
  public Session last() {
    return last;
  }

  /** Has this kept; returns at once. */
  public void save(Session session) {
    if (!session.equals(now.getAndSet(session))) {
      writer.changed();
    }
  }

  /** What was last given to be kept, or the tabs of the last time. */
  public Session now() {
    return now.get();
  }

  /** Writes what is not written yet, and waits for the disk. Any thread. */
  public void flush() {
    writer.close();
  }

  /** Writes what is not written yet. */
  @Override
  public void close() {
    writer.close();
  }
}
