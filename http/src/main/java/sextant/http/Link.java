package sextant.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;

/** A connection as a stream of bytes both ways; one thread may read while another writes. */
public sealed interface Link extends AutoCloseable permits PlainLink, TlsLink {
  /** A connected socket as it is. */
  static Link plain(Socket socket) throws IOException {
    return new PlainLink(socket);
  }

  /** A connected socket with encryption; shakes hands as the client the engine was made for. */
  static Link encrypted(Socket socket, SSLEngine engine) throws IOException {
    return TlsLink.open(socket, engine, new byte[0]);
  }

  /** Reads at least one byte; -1 at the end. */
  int read(byte[] into, int offset, int length) throws IOException;

  /** Reads at least one byte into what remains of the buffer; -1 at the end. */
  int read(ByteBuffer into) throws IOException;

  /** Whether a direct buffer is what it reads into best; else one over an array is. */
  boolean fillsDirectBuffers();

  /** Writes all of it. */
  void write(byte[] bytes, int offset, int length) throws IOException;

  /** Writes all that remains of the buffer. */
  void write(ByteBuffer bytes) throws IOException;

  /** How long a read may wait before it throws {@code SocketTimeoutException}; 0 for ever. */
  void setReadTimeoutMillis(int timeoutMillis) throws IOException;

  /** The other end. */
  InetSocketAddress remote();

  /** What the handshake agreed on; empty without encryption. */
  Optional<SSLSession> session();

  /** The certificate the other end has proven to own. */
  Optional<X509Certificate> peerCertificate();

  /** Bytes that only the two ends of this very TLS connection know (RFC 9266); empty if plain. */
  Optional<byte[]> exportKey(String label, int byteCount);

  /** Says that nothing more will be written; reading goes on. */
  void endOutput() throws IOException;

  /** Makes a write that waits for the other end fail, from any thread; reading goes on. */
  void cutOutput() throws IOException;

  /** Makes blocked calls fail; never throws, may be called twice. */
  @Override
  void close();
}
