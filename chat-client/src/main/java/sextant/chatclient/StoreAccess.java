package sextant.chatclient;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The store's one connection, for several threads: its own lock guards it. A disk that is full or a
 * damaged file never throws from here: the first failure is kept, and what was asked for is empty.
 */
final class StoreAccess {
  private final StoreStatements statements;
  private final String name;
  private boolean isDirty;
  private Optional<IOException> failure = Optional.empty();

  StoreAccess(StoreStatements statements, String name) {
    this.statements = statements;
    this.name = name;
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  /** Why something could not be kept, if so. */
  synchronized Optional<IOException> failure() {
    return failure;
  }

  private synchronized <T> T attempt(T otherwise, Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      if (failure.isEmpty()) {
        failure = Optional.of(StoreTables.damaged(name, e));
      }
      return otherwise;
    }
  }

  /** Changes rows and says how many; 0 when it failed. */
  int write(String sql, @Nullable Object... values) {
    return attempt(
        0,
        () -> {
          isDirty = true;
          return statements.update(sql, values);
        });
  }

  /** All rows; none when it failed. */
  <T> List<T> query(StoreStatements.Reader<T> reader, String sql, @Nullable Object... values) {
    return attempt(List.of(), () -> statements.query(reader, sql, values));
  }

  /** Hands what was changed to the disk. */
  void flush() {
    boolean _ =
        attempt(
            false,
            () -> {
              if (isDirty) {
                isDirty = false;
                statements.commit();
              }
              return true;
            });
  }

  void close() {
    boolean _ =
        attempt(
            false,
            () -> {
              statements.close();
              return true;
            });
  }
}
