package sextant.chat.log;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The log in one SQLite file. A thread of its own takes whatever has been appended since the last
 * commit and commits it as one transaction, so the disk's pace decides how many share one; nothing
 * waits for company. {@code synchronized} guards the pending entries.
 */
public final class SqliteLog implements EventLog {
  private static final long CHECKPOINT_EVERY = 4_000;

  /** 32 MB: what a start after a crash has to read. */
  private static final int MOST_FRAMES = 8_000;

  private final Path file;
  private final Connection connection;
  private final LogWriter writer;
  private final Object lock = new Object();
  private List<Entry> pending = new ArrayList<>();
  private long position;
  private boolean closing;
  private boolean isLong;
  private @Nullable Thread thread;
  private @Nullable Thread checkpointer;

  private SqliteLog(Path file, Connection connection) throws SQLException, IOException {
    this.file = file;
    this.connection = connection;
    this.writer = new LogWriter(connection);
    writer.takeInCarried();
    this.position = Snapshots.lastPosition(connection);
    Applied.forget(connection); // from here on it goes alone
  }

  /** Opens or makes the file; the folder must be there. */
  public static SqliteLog open(Path file) throws IOException {
    Connection connection = Schema.open(file);
    try {
      return new SqliteLog(file, connection);
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  /** A copy of a store that may be in use, whole as of one moment; the target must not exist. */
  public static void backup(Path file, Path target) throws IOException {
    if (Files.exists(target)) {
      throw new FileAlreadyExistsException(target.toString());
    }
    try (Connection source = Schema.connect(file);
        PreparedStatement copy = source.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, target.toString());
      copy.execute();
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  /** Opens the history that is written here, for reading on any one thread. */
  public HistoryReader reader() throws IOException {
    return HistoryReader.open(file);
  }

  @Override
  public long append(Entry entry) {
    synchronized (lock) {
      pending.add(entry);
      lock.notifyAll();
      return ++position;
    }
  }

  @Override
  public long position() {
    synchronized (lock) {
      return position;
    }
  }

  /** All state events in their order, from the last snapshot on. */
  public List<Event> replay() throws IOException {
    try {
      return Snapshots.replay(connection);
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  /** Replaces all events by the shortest list that says the same, when they have become many. */
  public void compact(State state) throws IOException {
    try {
      if (Snapshots.isWorthIt(connection)) {
        Snapshots.write(connection, state);
        connection.commit();
      }
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  @Override
  public void start(Listener listener) {
    long first = position();
    thread = Thread.ofPlatform().daemon().name("chat-log").start(() -> run(listener, first));
    checkpointer = Thread.ofPlatform().daemon().name("chat-checkpoint").start(this::checkpoints);
  }

  private void run(Listener listener, long first) {
    long durable = first;
    try {
      for (List<Entry> batch = take(); !batch.isEmpty(); batch = take()) {
        for (Entry entry : batch) {
          writer.write(++durable, entry);
        }
        connection.commit();
        listener.durable(durable);
        beginAnewWhenLong();
      }
    } catch (SQLException | RuntimeException e) {
      listener.failed(
          e instanceof SQLException s ? Schema.damaged(file, s) : new IOException("log: " + e, e));
    }
  }

  /**
   * A checkpoint beside a writer that never rests moves everything but what came meanwhile, so the
   * file would grow for ever. The writer itself moves that little rest, and its next commit begins
   * the write-ahead log from the start, unless somebody reads from it just then.
   */
  private void beginAnewWhenLong() throws SQLException {
    synchronized (lock) {
      if (!isLong) {
        return;
      }
      isLong = false;
    }
    connection.setAutoCommit(true); // no checkpoint within a transaction
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
    }
    connection.setAutoCommit(false);
  }

  /** Waits for entries; an empty batch means that the log is closed and all is written. */
  private List<Entry> take() {
    synchronized (lock) {
      try {
        while (pending.isEmpty() && !closing) {
          lock.wait();
        }
      } catch (InterruptedException e) {
        closing = true;
      }
      List<Entry> batch = pending;
      pending = new ArrayList<>();
      return batch;
    }
  }

  /** Moves the write-ahead log into the file, on a connection that no commit waits for. */
  private void checkpoints() {
    try (Connection own = Schema.connect(file);
        Statement statement = own.createStatement()) {
      long done = position();
      while (awaitCheckpoint(done)) {
        done = position();
        int frames = checkpoint(statement);
        synchronized (lock) {
          isLong = frames > MOST_FRAMES;
        }
      }
    } catch (SQLException e) {
      // The write-ahead log grows until the next start, which checkpoints; nothing is lost.
      System.getLogger("sextant.chat").log(System.Logger.Level.WARNING, "checkpoint: {0}", e);
    }
  }

  /** Returns how many pages the write-ahead log has. */
  private static int checkpoint(Statement statement) throws SQLException {
    try (ResultSet result = statement.executeQuery("PRAGMA wal_checkpoint(PASSIVE)")) {
      return result.next() ? result.getInt(2) : 0;
    }
  }

  private boolean awaitCheckpoint(long done) {
    synchronized (lock) {
      try {
        while (!closing && position - done < CHECKPOINT_EVERY) {
          TimeUnit.SECONDS.timedWait(lock, 5);
        }
      } catch (InterruptedException e) {
        return false;
      }
      return !closing;
    }
  }

  @Override
  public void close() {
    synchronized (lock) {
      closing = true;
      lock.notifyAll();
    }
    join(thread);
    join(checkpointer);
    Schema.close(writer, connection);
  }

  private static void join(@Nullable Thread thread) {
    try {
      if (thread != null) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
