package sextant.chatclient;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import sextant.identity.Fingerprint;
import sextant.identity.PeerTrust;

/** A connection to a server that carries lines. Its listener is called from the link's threads. */
public interface Link {
  /** Queues one line, without its line end; what cannot be sent any more is dropped. */
  void send(String line);

  /** Ends the connection at once; may be called twice. */
  void close();

  /** Opens links, one at a time; the product uses {@link SocketLinks}. */
  @FunctionalInterface
  interface Opener {
    /**
     * Connects and returns when lines can be sent; blocks.
     *
     * @throws IOException a {@link sextant.words.FailureException} as a rule
     */
    Link open(NetworkSettings settings, Listener listener) throws IOException;
  }

  /** What comes over a link. */
  interface Listener {
    /** The server's certificate was believed, for this reason; not called on plain connections. */
    void secured(PeerTrust.Verdict verdict, Fingerprint fingerprint);

    /** A whole line, without its line end. */
    void line(String line);

    /**
     * Nothing comes any more; called once.
     *
     * @param cause why, or null when the server closed in peace
     */
    void ended(@Nullable IOException cause);
  }
}
