package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** One stream that never waits, for the thread of a {@link StreamLoop}. */
interface LoopStream {
  /** Reads into a direct buffer; 0 when nothing is there, -1 when the peer has finished. */
  int read(ByteBuffer direct) throws IOException;

  /** Writes as much as the system takes now. */
  int write(ByteBuffer bytes) throws IOException;

  /** Chooses what to hear of: room to write, or what arrives. */
  void awaitRoom(boolean roomToWrite);

  /** Sends the end of our half of the stream. */
  void shutdownOutput() throws IOException;

  /** Says whose stream it is; before the next round. */
  void attach(LoopConversation peer) throws IOException;

  /** This end. */
  SocketAddress local();

  /** The other end. */
  SocketAddress remote();

  /** Closes so that the peer sees a reset where the transport knows one. */
  void abort();

  /** Closes both directions. May be called twice and never throws. */
  void close();
}
