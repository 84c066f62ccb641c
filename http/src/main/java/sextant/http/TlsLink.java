package sextant.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * A TLS connection. Heap buffers of many records each, because that is what Java's TLS is fastest
 * with; bytes go straight into the reader's buffer when there is room for a record.
 */
final class TlsLink implements Link {
  private static final int BUFFER = 256 * 1024;
  private static final int RECORD = 16 * 1024;

  private final Socket socket;
  private final SSLEngine engine;
  private final ReentrantLock writing = new ReentrantLock();
  private final ByteBuffer received; // encrypted, ready to be read
  private final ByteBuffer sealed; // encrypted, ready to be filled; guarded by writing
  private ByteBuffer opened; // decrypted, ready to be read

  private TlsLink(Socket socket, SSLEngine engine, byte[] alreadyRead) {
    this.socket = socket;
    this.engine = engine;
    int packet = engine.getSession().getPacketBufferSize();
    this.received = ByteBuffer.allocate(BUFFER + packet).put(alreadyRead).flip();
    this.sealed = ByteBuffer.allocate(BUFFER + packet);
    this.opened = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize()).flip();
  }

  /**
   * Shakes hands.
   *
   * @param alreadyRead what was read from the socket before it was known to be TLS
   */
  static TlsLink open(Socket socket, SSLEngine engine, byte[] alreadyRead) throws IOException {
    var link = new TlsLink(socket, engine, alreadyRead);
    engine.beginHandshake();
    link.shakeHands();
    return link;
  }

  private void shakeHands() throws IOException {
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_TASK -> runTasks();
        case NEED_WRAP -> seal(ByteBuffer.allocate(0));
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (unwrapInto(opened.clear()) < 0) {
            throw new EOFException("closed during the TLS handshake");
          }
          opened.flip();
        }
        case FINISHED, NOT_HANDSHAKING -> {
          return;
        }
      }
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  // Decrypts one record, waiting for it; returns its length (0 for handshake), -1 at the end.
  private int unwrapInto(ByteBuffer into) throws IOException {
    while (true) {
      SSLEngineResult result;
      try {
        result = engine.unwrap(received, into);
      } catch (SSLException refused) {
        sendAlert();
        throw refused;
      }
      switch (result.getStatus()) {
        case OK -> {
          afterUnwrap(result.getHandshakeStatus());
          return result.bytesProduced();
        }
        case CLOSED -> {
          return -1;
        }
        case BUFFER_OVERFLOW -> throw new IOException("bug: no room for a TLS record");
        case BUFFER_UNDERFLOW -> {
          if (!receive()) {
            return -1;
          }
        }
      }
    }
  }

  // After the handshake too: a new session ticket, or keys renewed after 128 GB.
  private void afterUnwrap(HandshakeStatus status) throws IOException {
    if (status == HandshakeStatus.NEED_TASK) {
      runTasks();
    } else if (status == HandshakeStatus.NEED_WRAP && engine.getSession().isValid()) {
      seal(ByteBuffer.allocate(0));
    }
  }

  private void sendAlert() {
    try {
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        seal(ByteBuffer.allocate(0));
      }
    } catch (IOException _) { // the reason is thrown by the caller
      return;
    }
  }

  private boolean receive() throws IOException {
    received.compact();
    try {
      int count =
          socket.getInputStream().read(received.array(), received.position(), received.remaining());
      if (count > 0) {
        received.position(received.position() + count);
      }
      return count >= 0;
    } finally {
      received.flip(); // also when the wait was too long
    }
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    return read(ByteBuffer.wrap(into, offset, length));
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    while (!opened.hasRemaining()) {
      if (into.remaining() >= opened.capacity()) {
        int count = readRecords(into);
        if (count != 0) {
          return count;
        }
      } else {
        int count = unwrapInto(opened.clear());
        opened.flip();
        if (count < 0) {
          return -1;
        }
      }
    }
    int count = Math.min(into.remaining(), opened.remaining());
    into.put(opened.slice(opened.position(), count));
    opened.position(opened.position() + count);
    return count;
  }

  // All whole records that are here and fit; waits only for the first.
  private int readRecords(ByteBuffer into) throws IOException {
    int total = unwrapInto(into);
    while (total > 0 && into.remaining() >= opened.capacity() && hasWholeRecord()) {
      int count = unwrapInto(into);
      if (count < 0) {
        break; // the next read tells
      }
      total += count;
    }
    return total;
  }

  private boolean hasWholeRecord() {
    int header = 5;
    if (received.remaining() < header) {
      return false;
    }
    int length = received.getShort(received.position() + 3) & 0xffff;
    return received.remaining() >= header + length;
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    seal(ByteBuffer.wrap(bytes, offset, length));
  }

  @Override
  public void write(ByteBuffer bytes) throws IOException {
    seal(bytes);
  }

  private void seal(ByteBuffer plain) throws IOException {
    writing.lock();
    try {
      do {
        SSLEngineResult result = engine.wrap(plain, sealed);
        if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
          flush();
          throw new EOFException("the TLS connection is closed");
        }
        if (sealed.remaining() < RECORD + 1024) {
          flush();
        }
      } while (plain.hasRemaining());
      flush();
    } finally {
      writing.unlock();
    }
  }

  private void flush() throws IOException {
    try {
      socket.getOutputStream().write(sealed.array(), 0, sealed.position());
    } finally {
      sealed.clear();
    }
  }

  @Override
  public void setReadTimeoutMillis(int timeoutMillis) throws IOException {
    socket.setSoTimeout(timeoutMillis);
  }

  @Override
  public InetSocketAddress remote() {
    return (InetSocketAddress) socket.getRemoteSocketAddress();
  }

  @Override
  public Optional<SSLSession> session() {
    return Optional.of(engine.getSession());
  }

  @Override
  public Optional<X509Certificate> peerCertificate() {
    try {
      return Optional.of((X509Certificate) engine.getSession().getPeerCertificates()[0]);
    } catch (SSLPeerUnverifiedException _) {
      return Optional.empty();
    }
  }

  @Override
  public Optional<byte[]> exportKey(String label, int byteCount) {
    if (!(engine.getSession() instanceof ExtendedSSLSession session)) {
      return Optional.empty();
    }
    try {
      return Optional.of(session.exportKeyingMaterialData(label, new byte[0], byteCount));
    } catch (SSLException | UnsupportedOperationException _) { // TLS 1.2 without the extension
      return Optional.empty();
    }
  }

  @Override
  public void endOutput() throws IOException {
    writing.lock();
    try {
      engine.closeOutbound();
      engine.wrap(ByteBuffer.allocate(0), sealed);
      flush();
    } finally {
      writing.unlock();
    }
    socket.shutdownOutput();
  }

  @Override
  public boolean fillsDirectBuffers() {
    return false;
  }

  @Override
  public void cutOutput() throws IOException {
    socket.shutdownOutput(); // without TLS's farewell, for which the writer's lock would be needed
  }

  @Override
  public void close() {
    Sockets.close(socket);
  }
}
