package sextant.talk;

import java.net.SocketAddress;

/** A socket that has an address of this machine. */
interface Bound extends AutoCloseable {
  /** The address, with the port the system chose. */
  SocketAddress local();

  /** Gives the address back. May be called twice and never throws. */
  @Override
  void close();
}
