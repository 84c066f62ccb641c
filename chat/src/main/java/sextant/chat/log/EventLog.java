package sextant.chat.log;

import java.io.IOException;

/**
 * Where events and history go, in one order. One thread appends; {@link Listener#durable} tells, on
 * a thread of the log, up to where nothing can be lost any more.
 */
public interface EventLog extends AutoCloseable {
  /** Hears how far the log is safe. */
  interface Listener {
    /** Everything up to this position survives a crash. */
    void durable(long position);

    /** The log cannot be written any more; the server must stop. */
    void failed(IOException reason);
  }

  /** Something to write. */
  sealed interface Entry {
    /** A change of the state. */
    record Change(Event event) implements Entry {}

    /** A line of a history. */
    record Line(Item item) implements Entry {}

    /** The words of a line are taken back; its place stays. */
    record Redaction(String target, String msgid) implements Entry {}

    /** The words of a line are replaced. */
    record Edit(String target, String msgid, String text) implements Entry {}

    /** All lines of one account are taken back. */
    record Forget(String account) implements Entry {}

    /** The history of a room has another name. */
    record Rename(String from, String to) implements Entry {}

    /**
     * Something a newer server of the group wrote and this one does not know: its bytes, in
     * hexadecimal, are kept until a server that knows them opens the store.
     */
    record Carried(String hex) implements Entry {}
  }

  /** Takes an entry and returns its position; it is not durable yet. Never blocks on the disk. */
  long append(Entry entry);

  /**
   * Ends what belongs together: all that was appended since the last time becomes durable as a
   * whole or not at all. Called at the end of each round of the reactor.
   */
  default void together() {}

  /**
   * Whether sessions outlive the server that decides, so that who is here must be in the log too.
   */
  default boolean outlivesServer() {
    return false;
  }

  /** Whether anything can be written now; if not, what is appended is dropped. */
  default boolean isWritable() {
    return true;
  }

  /** How many servers have decided before this one: a part of ids that are given only once. */
  default long incarnation() {
    return 0;
  }

  /** The last position given out. */
  long position();

  /** Starts telling the listener; called once, before the first append. */
  void start(Listener listener);

  /** Writes what was appended and lets go; returns when it is durable. */
  @Override
  void close();
}
