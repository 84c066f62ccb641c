package sextant.chat.core;

import java.io.IOException;
import sextant.chat.ChatConfig;

/** What the server is given from outside. */
public interface Outside {
  /** Milliseconds since 1970. */
  long clockMillis();

  /** Runs on the reactor's thread, soon. */
  void execute(Runnable task);

  /** Runs work elsewhere, then its end on the reactor's thread. */
  void elsewhere(Runnable work, Runnable end);

  /** Gives a reader of the history to the work, elsewhere. */
  <T> T read(Reading<T> reading) throws Exception;

  /** A random text that nobody can guess. */
  String token();

  /** Writes to the journal that something happened: names and values in turn. */
  void tell(String event, String... facts);

  /** Reads the configuration again; explains why not in the exception. */
  ChatConfig reload() throws IOException;

  /** Deletes the files somebody has put here. */
  void forgetFiles(String account);

  /** Stops the server. */
  void stop(String reason);
}
