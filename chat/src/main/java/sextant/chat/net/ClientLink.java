package sextant.chat.net;

import java.net.SocketAddress;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * The way to one client: its socket here, or a place at another server that holds the socket. Used
 * on the reactor's thread only.
 */
public interface ClientLink {
  /** Where the client is; a Unix socket's address is not an {@link java.net.InetSocketAddress}. */
  SocketAddress remote();

  /** What is spoken with it. */
  Endpoint.Kind kind();

  /** Whether nobody in between can read it: TLS, or a socket of this machine. */
  boolean isSecure();

  /** The certificate the client showed in its handshake. */
  Optional<X509Certificate> certificate();

  /** Protocol and cipher, empty without TLS. */
  String security();

  /** Whether the client is a web page. */
  boolean isWebSocket();

  /** The server that holds the socket, empty when there is only one. */
  default String home() {
    return "";
  }

  /** One more of the lines it has sent, in their order, was carried out and answered. */
  default void answered() {}

  /** Bytes that wait to be written. */
  long queuedBytes();

  /** Whether nothing more can be sent or will be heard. */
  boolean isClosed();

  /** Sends a line, ended by CR LF, once the log is durable up to that position. */
  void send(byte[] line, long position);

  /** Reads on, or leaves what comes in the socket until it is told to read again. */
  void setReading(boolean on);

  /** Writes what is queued, then closes; hears nothing more. */
  void end(String reason);
}
