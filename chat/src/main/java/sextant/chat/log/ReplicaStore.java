package sextant.chat.log;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;

/**
 * The same store, kept by a member of a group: what was agreed on is written here with how far it
 * goes, in one transaction. A commit need not reach the disk, the group's own log does; {@link
 * #settle} makes it. Used by one thread.
 */
public final class ReplicaStore implements AutoCloseable {
  private final Path file;
  private final Connection connection;
  private final LogWriter writer;

  private ReplicaStore(Path file, Connection connection) throws SQLException, IOException {
    this.file = file;
    this.connection = connection;
    this.writer = new LogWriter(connection);
    writer.takeInCarried();
    connection.commit();
  }

  /** Opens or makes the file; the folder must be there. */
  public static ReplicaStore open(Path file) throws IOException {
    Connection connection = Schema.open(file);
    try {
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement()) {
        statement.execute("PRAGMA synchronous=NORMAL");
      }
      connection.setAutoCommit(false);
      return new ReplicaStore(file, connection);
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  /** How far it goes; empty for a store that was in no group, or went on alone since. */
  public Optional<Applied> applied() throws IOException {
    try {
      return Applied.read(connection);
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  /** The last position of any entry. */
  public long lastPosition() throws IOException {
    try {
      return Snapshots.lastPosition(connection);
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
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

  /** Entries that follow each other, the position of the first. */
  public record Run(long first, List<EventLog.Entry> entries) {}

  /** Takes entries in, all or none, and how far it goes then. */
  public void take(List<Run> runs, Applied applied) throws IOException {
    try {
      for (Run run : runs) {
        long position = run.first();
        for (EventLog.Entry entry : run.entries()) {
          writer.write(position++, entry);
        }
      }
      applied.write(connection);
      connection.commit();
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  /** Moves the write-ahead log into the file when it has grown; whoever reads is not disturbed. */
  public void checkpoint() throws IOException {
    run("PRAGMA wal_checkpoint(PASSIVE)");
  }

  /** Makes all that was taken in survive the machine, and replaces many events by few. */
  public void settle(State state) throws IOException {
    try {
      if (Snapshots.isWorthIt(connection)) {
        Snapshots.write(connection, state);
        connection.commit();
      }
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
    run("PRAGMA wal_checkpoint(FULL)");
  }

  private void run(String pragma) throws IOException {
    try {
      connection.setAutoCommit(true);
      try (Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery(pragma)) {
        rows.next();
      } finally {
        connection.setAutoCommit(false);
      }
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  /** Opens the history for reading on any one thread. */
  public HistoryReader reader() throws IOException {
    return HistoryReader.open(file);
  }

  /**
   * The file as it is now, to be read while others write: it does not change until it is closed.
   */
  public Frozen freeze() throws IOException {
    run("PRAGMA wal_checkpoint(TRUNCATE)");
    try {
      return new Frozen(file);
    } catch (SQLException e) {
      throw Schema.damaged(file, e);
    }
  }

  /**
   * Holds the file still: a reader that stands at its end, so that nothing may be moved into it.
   */
  public static final class Frozen implements AutoCloseable {
    private final Path file;
    private final long bytes;
    private final Connection holder;

    private Frozen(Path file) throws SQLException, IOException {
      this.file = file;
      this.bytes = Files.size(file);
      holder = Schema.connect(file);
      holder.setAutoCommit(false);
      try (Statement statement = holder.createStatement();
          ResultSet rows = statement.executeQuery("SELECT count(*) FROM applied")) {
        rows.next(); // begins the transaction
      }
    }

    /** The file; its first {@link #bytes} are the store. */
    public Path file() {
      return file;
    }

    /** How long the store is. */
    public long bytes() {
      return bytes;
    }

    @Override
    public void close() {
      try {
        holder.rollback();
        holder.close();
      } catch (SQLException e) {
        System.getLogger("sextant.chat").log(System.Logger.Level.WARNING, "freeze: {0}", e);
      }
    }
  }

  @Override
  public void close() {
    Schema.close(writer, connection);
  }
}
