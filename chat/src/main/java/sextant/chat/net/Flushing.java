package sextant.chat.net;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Which connections have something to write, and which wait for the log to be durable. Belongs to
 * the reactor's thread.
 */
final class Flushing {
  private final ByteBuffer buffer;
  private List<Connection> dirty = new ArrayList<>();
  private List<Connection> held = new ArrayList<>();
  private long durable;

  Flushing(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  /** How far the log is durable. */
  long durable() {
    return durable;
  }

  /** Lets everything go that waited for the log up to this position. */
  void durable(long position) {
    durable = position;
    List<Connection> released = held;
    held = new ArrayList<>();
    released.forEach(Connection::released);
  }

  /** It has something to write. */
  void add(Connection connection) {
    dirty.add(connection);
  }

  /** Keeps it until the log is durable further. */
  void hold(Connection connection) {
    held.add(connection);
  }

  boolean isIdle() {
    return dirty.isEmpty();
  }

  /** Writes what may go, also what is added meanwhile. */
  void run() {
    while (!dirty.isEmpty()) {
      List<Connection> now = dirty;
      dirty = new ArrayList<>();
      for (Connection connection : now) {
        if (connection.flush(buffer, durable)) {
          held.add(connection);
        }
      }
    }
  }

  /** One last attempt, whatever the log says. */
  void last(Connection connection) {
    connection.flush(buffer, Long.MAX_VALUE);
  }
}
