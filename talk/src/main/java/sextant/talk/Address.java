package sextant.talk;

import java.nio.file.Path;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Where to listen or to connect, and over which transport. A host is a name, a numeric address
 * without brackets, {@link #LOOPBACK} (listening: every loopback address of this machine), {@code
 * *} or {@code ::} (every address, both families) or {@code 0.0.0.0} (every IPv4 address).
 */
public sealed interface Address {
  /** The port of the course's programs, used when none is said. */
  int DEFAULT_PORT = 14153;

  /** The host used when none is said. */
  String LOOPBACK = "localhost";

  /** A TCP stream; port 0 lets the system choose when listening. */
  record Tcp(String host, int port) implements Address, Inet {}

  /** UDP datagrams. */
  record Udp(String host, int port) implements Address, Inet {}

  /** TLS over TCP. */
  record Tls(String host, int port) implements Address, Inet {}

  /** DTLS over UDP. */
  record Dtls(String host, int port) implements Address, Inet {}

  /** A Unix domain stream socket. */
  record Unix(Path path) implements Address {}

  /** WebSocket (RFC 6455), over TLS when secure. The path begins with a slash. */
  record WebSocket(String host, int port, String path, boolean secure) implements Address, Inet {}

  /** What the transports with a host and a port have in common. */
  sealed interface Inet permits Tcp, Udp, Tls, Dtls, WebSocket {
    /** A name or numeric address without brackets. */
    String host();

    /** 0 to 65,535. */
    int port();
  }

  /**
   * Reads {@code PORT}, {@code HOST:PORT}, {@code [V6]:PORT}, with {@code tcp:}, {@code udp:},
   * {@code tls:} or {@code dtls:} in front, {@code unix:PATH}, {@code ws://HOST:PORT/PATH} or
   * {@code wss://…}. TCP when no transport is named.
   */
  static Address parse(String text) throws FailureException {
    return AddressText.parse(text);
  }

  /** The form that {@link #parse} reads, transport included. */
  default String text() {
    return switch (this) {
      case Tcp a -> "tcp:" + AddressText.hostPort(a);
      case Udp a -> "udp:" + AddressText.hostPort(a);
      case Tls a -> "tls:" + AddressText.hostPort(a);
      case Dtls a -> "dtls:" + AddressText.hostPort(a);
      case Unix a -> "unix:" + a.path();
      case WebSocket a -> (a.secure() ? "wss://" : "ws://") + AddressText.hostPort(a) + a.path();
    };
  }

  /** Host and port, or the path, without the transport: what messages to people name. */
  default String subject() {
    return this instanceof Inet inet ? AddressText.hostPort(inet) : text();
  }

  /** A failure about this address. */
  default FailureException failure(Failure.Kind kind, String detail) {
    return new FailureException(new Failure(kind, subject(), detail));
  }
}
