package sextant.chat.net;

import java.util.Optional;
import sextant.irc.LineBuffer;

/** What is done with what a client sends. Everything is called on the reactor's thread. */
public interface ConnectionHandler extends LineBuffer.Listener {
  /** The connection is ready: handshakes are over, the address is known. */
  void opened();

  /**
   * Nothing more will come, though the client may still read. Ends the connection when all that
   * came is answered.
   */
  void inputEnded();

  /** The client is elsewhere than the connection comes from, as a proxy before it has said. */
  default void moved() {}

  /** The connection is gone; called once, also when we closed it. */
  void closed(String reason);

  /** A request for a page; empty for "not found". */
  default Optional<Page> page(String path) {
    return Optional.empty();
  }
}
