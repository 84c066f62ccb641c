package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * One end of a byte stream or of an exchange of datagrams: all that a transport has to be. Calls
 * block; one thread reads while another writes; {@link #close} from any thread makes both return.
 */
public interface Connection extends AutoCloseable {
  /** No datagram is longer. */
  int MAX_DATAGRAM = 65_535;

  /**
   * Does what must happen before the first byte, such as a handshake. Called once, in the thread
   * that will read, so that a slow peer delays nobody else.
   */
  default void establish() throws IOException {}

  /**
   * Reads at least one byte, or exactly one datagram (cut to what the buffer holds, possibly
   * empty). Returns the count, or -1 when the peer has finished sending.
   */
  int read(ByteBuffer target) throws IOException;

  /** Writes all that remains, as one datagram where there are datagrams. */
  void write(ByteBuffer source) throws IOException;

  /**
   * Tells the peer that no more will come; reading goes on. Does nothing where there is no such
   * thing.
   */
  void shutdownOutput() throws IOException;

  /** Whether what one write sends is what one read gets. */
  default boolean keepsBoundaries() {
    return false;
  }

  /**
   * Waits until the length of the next datagram is known and returns it, so that the reader can
   * bring a buffer that is long enough; a stream returns 0 at once.
   */
  default int awaitLength() throws IOException {
    return keepsBoundaries() ? MAX_DATAGRAM : 0;
  }

  /**
   * Whether the peer is known only by its first message, as with UDP, so that nothing can be sent
   * before.
   */
  default boolean beginsWithMessage() {
    return false;
  }

  /**
   * What protects this connection, such as {@code TLSv1.3 TLS_AES_256_GCM_SHA384}; empty when
   * nothing does.
   */
  default String security() {
    return "";
  }

  /** What was agreed on protection; empty for plain transports and before the handshake. */
  default Optional<Protection> protection() {
    return Optional.empty();
  }

  /** This end; may be an unnamed Unix address. */
  SocketAddress local();

  /** The other end. */
  SocketAddress remote();

  /** Closes so that the peer sees a reset where the transport knows one. */
  default void abort() {
    close();
  }

  /** Closes both directions. May be called twice and never throws. */
  @Override
  void close();
}
