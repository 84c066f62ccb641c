package sextant.talk;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What the first bytes of a peer say about the protocol it speaks. */
enum FirstBytes {
  /** A TLS client begins (RFC 8446, 5.1: handshake record with a ClientHello). */
  TLS_HELLO,
  /** Some other TLS handshake record, as a server answers. */
  TLS_HANDSHAKE,
  /** A TLS alert: what a TLS server sends when it gets something else. */
  TLS_ALERT,
  /** An HTTP request, as a browser or curl sends. */
  HTTP_REQUEST,
  /** Anything else. */
  PLAIN;

  private static final int RECORD_HEADER = 5;
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int LONGEST_METHOD = 8;
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE", "PRI");

  /** Looks without moving the position. */
  static FirstBytes of(ByteBuffer bytes) {
    int at = bytes.position();
    int count = bytes.remaining();
    boolean isRecord = count > RECORD_HEADER && bytes.get(at + 1) == 3 && bytes.get(at + 2) <= 4;
    if (isRecord && bytes.get(at) == HANDSHAKE) {
      return bytes.get(at + RECORD_HEADER) == CLIENT_HELLO ? TLS_HELLO : TLS_HANDSHAKE;
    }
    if (isRecord && bytes.get(at) == ALERT) {
      return TLS_ALERT;
    }
    byte[] start = new byte[Math.min(count, LONGEST_METHOD)];
    bytes.get(at, start);
    String text = new String(start, StandardCharsets.ISO_8859_1);
    int space = text.indexOf(' ');
    return space > 0 && METHODS.contains(text.substring(0, space)) ? HTTP_REQUEST : PLAIN;
  }

  /** Whether this first byte can begin a TLS record at all; decides before a whole one is there. */
  static boolean mayBeTls(byte first) {
    return first == HANDSHAKE || first == ALERT;
  }
}
