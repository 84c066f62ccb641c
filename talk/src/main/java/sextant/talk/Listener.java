package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;

/** A place where connections arrive. One thread accepts. */
public interface Listener extends Bound {
  /**
   * Waits for the next peer. The connection is not yet {@linkplain Connection#establish()
   * established}. Throws {@link java.nio.channels.ClosedChannelException} once closed.
   */
  Connection accept() throws IOException;

  /** Where it listens, with the port the system chose. */
  @Override
  SocketAddress local();

  /**
   * Stops listening; connections already accepted live on. May be called twice and never throws.
   */
  @Override
  void close();
}
