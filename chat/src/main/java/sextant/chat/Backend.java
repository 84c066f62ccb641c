package sextant.chat;

import java.io.IOException;
import sextant.chat.core.Outside;
import sextant.chat.log.HistoryReader;
import sextant.chat.net.Reactor;

/**
 * What stands behind a server's listeners: a core over a log on this machine, or this machine's
 * part in a group of servers. The reactor asks it as its owner.
 */
public interface Backend extends Reactor.Owner, AutoCloseable {
  /**
   * What it works with.
   *
   * @param lastMillis the moment of the last line of the history
   */
  record Stage(
      Reactor reactor, Outside outside, HistoryPool readers, ChatConfig config, long lastMillis) {}

  /** Makes one for a server. */
  @FunctionalInterface
  interface Opener {
    /** Opens the store in the data folder; nothing runs yet. */
    Backend open(ChatServer.Settings settings, ChatConfig config) throws IOException;
  }

  /** Opens the history for reading on any one thread. */
  HistoryReader reader() throws IOException;

  /** Begins; before the reactor starts. */
  void begin(Stage stage) throws IOException;

  /** Goes on with another configuration. On the reactor's thread. */
  void useConfig(ChatConfig next);

  /** Runs something with the core that decides, if it is here. On the reactor's thread. */
  void onCore(ChatServer.CoreTask task);

  /** Tells clients that the server goes. On the reactor's thread. */
  void shutDown(String reason);

  /** Writes everything down and ends; the reactor has ended. */
  @Override
  void close();
}
