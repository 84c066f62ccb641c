package sextant.chat;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import sextant.chat.core.Core;
import sextant.chat.log.HistoryReader;
import sextant.chat.log.SqliteLog;

/** A few readers of the history, each used by one thread at a time; any thread may ask for one. */
final class HistoryPool implements AutoCloseable {
  private static final int READERS = 2;

  private final BlockingQueue<HistoryReader> free = new LinkedBlockingQueue<>();

  HistoryPool(SqliteLog log) throws IOException {
    for (int i = 0; i < READERS; i++) {
      free.add(log.reader());
    }
  }

  /** Reads with the next one that is free. */
  <T> T read(Core.Reading<T> reading) throws Exception {
    HistoryReader reader = free.take();
    try {
      return reading.read(reader);
    } finally {
      free.add(reader);
    }
  }

  /** The moment of the last line; before anybody else reads. */
  long lastMillis() throws IOException {
    HistoryReader reader = free.remove();
    try {
      return reader.lastMillis();
    } finally {
      free.add(reader);
    }
  }

  @Override
  public void close() {
    free.forEach(HistoryReader::close);
  }
}
