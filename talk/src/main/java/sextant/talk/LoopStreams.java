package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.util.List;

/** The listening sockets of a {@link StreamLoop}, its streams, and the wait for all of them. */
interface LoopStreams {
  /** Hears what can be done. */
  interface Events {
    /** Somebody connected. */
    void arrived(LoopStream stream);

    /** The peer can be read from, or written to if it waited for that. */
    void ready(LoopConversation peer, boolean canRead, boolean canWrite);

    /** Nobody can be accepted just now, mostly because too many files are open. */
    void crowded(IOException why);
  }

  /** Where it listens; as long as it is open. */
  List<SocketAddress> addresses();

  /** Waits at most this long, 0 for ever, and tells of all that can be done. */
  void await(long timeoutMillis, Events events) throws IOException;

  /** Tells of those who come, or lets them wait. */
  void setAccepting(boolean on);

  /** Ends the current or the next wait early; the only method for other threads. */
  void wake();

  /** Closes what listens and what waits; the streams are closed one by one before. */
  void close();
}
