package sextant.web;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;
import sextant.identity.StateDirectory;

/**
 * Writes a file half a second after the first of several changes, and whatever is left at close.
 */
final class LateWriter implements AutoCloseable {
  private static final System.Logger LOGGER = System.getLogger(LateWriter.class.getName());
  private static final int DELAY_MILLIS = 500;

  private final StateDirectory state;
  private final String name;
  private final Content content;
  private final AtomicBoolean isWaiting = new AtomicBoolean();
  private final Object lock = new Object();

  /** What the file holds now. */
  @FunctionalInterface
  interface Content {
    byte[] bytes();
  }

  LateWriter(StateDirectory state, String name, Content content) {
    this.state = state;
    this.name = name;
    this.content = content;
  }

  void changed() {
    if (isWaiting.compareAndSet(false, true)) {
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
        state.replace(name, content.bytes());
      } catch (IOException cannotWrite) {
        LOGGER.log(Level.WARNING, "cannot write " + name, cannotWrite);
      }
    }
  }

  @Override
  public void close() {
    writeIfChanged();
  }
}
