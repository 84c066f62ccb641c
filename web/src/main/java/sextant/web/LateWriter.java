package sextant.web;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import sextant.identity.StateDirectory;

/**
 * Writes a file a moment after the first of several changes, and whatever is left at close. Without
 * a folder it writes nothing: the private profile.
 */
public final class LateWriter implements AutoCloseable {
  private static final int DELAY_MILLIS = 500;

  private final Optional<StateDirectory> state;
  private final String name;
  private final Content content;
  private final AtomicBoolean isWaiting = new AtomicBoolean();
  private final Object lock = new Object();

  /** What the file holds now. */
  @FunctionalInterface
  public interface Content {
    /** The whole file as it should be, asked for on the writer's own thread. */
    byte[] bytes();
  }

  /** A writer of one file of a folder, half a second late. */
  public LateWriter(Optional<StateDirectory> state, String name, Content content) {
    this.state = state;
    this.name = name;
    this.content = content;
  }

  /** Has it written soon; returns at once. */
  public void changed() {
    if (state.isPresent() && isWaiting.compareAndSet(false, true)) {
      Thread.ofVirtual().name("web-write-" + name).start(this::writeLater);
    }
  }

  private void writeLater() {
    try {
      Thread.sleep(DELAY_MILLIS);
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
    writeIfChanged();
  }

  private void writeIfChanged() {
    synchronized (lock) { // one writer at a time, the newest content last
      if (!isWaiting.getAndSet(false)) {
        return;
      }
      try {
        if (state.isPresent()) {
          state.get().replace(name, content.bytes());
        }
      } catch (IOException cannotWrite) {
        System.getLogger(LateWriter.class.getName())
            .log(Level.WARNING, "cannot write " + name, cannotWrite);
      }
    }
  }

  /** Writes what is not written yet. */
  @Override
  public void close() {
    writeIfChanged();
  }
}
