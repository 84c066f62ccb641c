package sextant.chat;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import sextant.chat.core.Reading;
import sextant.chat.log.HistoryReader;

/** A few readers of the history, each used by one thread at a time; any thread may ask for one. */
public final class HistoryPool implements AutoCloseable {
  private static final int READERS = 2;

  private final Opener opener;
  private final BlockingQueue<HistoryReader> free = new LinkedBlockingQueue<>();

  /** Opens a reader. */
  @FunctionalInterface
  interface Opener {
    HistoryReader open() throws IOException;
  }

  /** Something that puts another store in the place of this one. */
  @FunctionalInterface
  public interface Exchange {
    /** Does it, while nobody reads. */
    void run() throws IOException;
  }

  HistoryPool(Opener opener) throws IOException {
    this.opener = opener;
    fill();
  }

  private void fill() throws IOException {
    for (int i = 0; i < READERS; i++) {
      free.add(opener.open());
    }
  }

  /** Reads with the next one that is free. */
  public <T> T read(Reading<T> reading) throws Exception {
    HistoryReader reader = free.take();
    try {
      return reading.read(reader);
    } finally {
      free.add(reader);
    }
  }

  /** Puts another store in the place of the one that is read; waits until nobody reads. */
  public void exchange(Exchange exchange) throws IOException {
    try {
      for (int i = 0; i < READERS; i++) {
        free.take().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    exchange.run();
    fill();
  }

  /** The moment of the last line. */
  long lastMillis() throws IOException {
    try (HistoryReader reader = opener.open()) {
      return reader.lastMillis();
    }
  }

  @Override
  public void close() {
    free.forEach(HistoryReader::close);
  }
}
