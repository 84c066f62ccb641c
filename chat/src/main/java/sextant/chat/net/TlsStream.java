package sextant.chat.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/** TLS over one connection without blocking: bytes in, bytes out, and tasks for another thread. */
final class TlsStream {
  private static final byte[] NOTHING = {};
  private static final byte ALERT = 21;
  private static final ByteBuffer EMPTY = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private byte[] unread = NOTHING;
  private byte[] unwritten = NOTHING;
  private boolean taskRunning;
  private boolean established;
  private boolean inputOver;

  TlsStream(SSLContext context) {
    engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    engine.setWantClientAuth(true);
    engine.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
  }

  /** What decrypted bytes and tasks are given to. */
  interface Sink {
    /** Plain bytes that came. */
    void plain(ByteBuffer bytes) throws IOException;

    /** The client says that nothing more will come; it may still read. */
    void ended();

    /** Work of a handshake that takes long; {@link #taskDone} and {@link #resume} come after it. */
    void task(Runnable task);
  }

  /** Whether plain bytes cannot be sent yet. */
  boolean isHandshaking() {
    return !established;
  }

  /** Takes encrypted bytes. */
  void feed(ByteBuffer encrypted, ByteBuffer scratch, Sink sink) throws IOException {
    byte[] all = new byte[unread.length + encrypted.remaining()];
    System.arraycopy(unread, 0, all, 0, unread.length);
    encrypted.get(all, unread.length, encrypted.remaining());
    unread = all;
    resume(scratch, sink);
  }

  /** Goes on with what has come so far. */
  void resume(ByteBuffer scratch, Sink sink) throws IOException {
    ByteBuffer source = ByteBuffer.wrap(unread);
    while (!taskRunning && !inputOver && step(source, scratch, sink)) {
      // until nothing moves any more
    }
    unread = new byte[source.remaining()];
    source.get(unread);
  }

  private boolean step(ByteBuffer source, ByteBuffer scratch, Sink sink) throws IOException {
    HandshakeStatus status = engine.getHandshakeStatus();
    if (status == HandshakeStatus.NEED_TASK) {
      return !hasTask(sink);
    }
    if (status == HandshakeStatus.NEED_WRAP) {
      return wrap(EMPTY) > 0;
    }
    if (!source.hasRemaining()) {
      return false;
    }
    if (isFarewell(source)) {
      end(sink);
      return false;
    }
    return unwrap(source, scratch, sink);
  }

  /** In TLS 1.2 an engine that has read a goodbye writes nothing more: it must not read it. */
  private boolean isFarewell(ByteBuffer source) {
    return established
        && source.get(source.position()) == ALERT
        && engine.getSession().getProtocol().equals("TLSv1.2");
  }

  private void end(Sink sink) {
    inputOver = true;
    sink.ended();
  }

  private boolean hasTask(Sink sink) {
    Runnable task = engine.getDelegatedTask();
    taskRunning = task != null;
    if (task != null) {
      sink.task(task);
    }
    return taskRunning;
  }

  private boolean unwrap(ByteBuffer source, ByteBuffer scratch, Sink sink) throws IOException {
    scratch.clear();
    SSLEngineResult result = engine.unwrap(source, scratch);
    note(result);
    scratch.flip();
    established |= scratch.hasRemaining();
    if (scratch.hasRemaining()) {
      sink.plain(scratch);
    }
    return switch (result.getStatus()) {
      case BUFFER_UNDERFLOW -> false;
      case BUFFER_OVERFLOW -> throw new SSLException("a record larger than allowed");
      case CLOSED -> {
        end(sink);
        yield false;
      }
      case OK -> true;
    };
  }

  private void note(SSLEngineResult result) {
    established |= result.getHandshakeStatus() == HandshakeStatus.FINISHED;
  }

  void taskDone() {
    taskRunning = false;
  }

  /** Encrypts plain bytes to those that wait to be written; returns how many it took or made. */
  int wrap(ByteBuffer plain) throws IOException {
    int total = 0;
    do {
      ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      SSLEngineResult result = engine.wrap(plain, record);
      note(result);
      total += result.bytesConsumed() + result.bytesProduced();
      if (result.bytesProduced() > 0) {
        append(record.flip());
      }
      if (result.bytesProduced() == 0 || result.getStatus() != SSLEngineResult.Status.OK) {
        break;
      }
    } while (plain.hasRemaining());
    if (total == 0 && plain.hasRemaining()) {
      throw new SSLException("nothing can be sent any more");
    }
    return total;
  }

  private void append(ByteBuffer record) {
    byte[] all = new byte[unwritten.length + record.remaining()];
    System.arraycopy(unwritten, 0, all, 0, unwritten.length);
    record.get(all, unwritten.length, record.remaining());
    unwritten = all;
  }

  /** Writes what waits; false when the socket takes no more now. */
  boolean writeTo(SocketChannel channel) throws IOException {
    if (unwritten.length > 0) {
      ByteBuffer rest = ByteBuffer.wrap(unwritten);
      channel.write(rest);
      unwritten = rest.hasRemaining() ? remaining(rest) : NOTHING;
    }
    return unwritten.length == 0;
  }

  private static byte[] remaining(ByteBuffer rest) {
    byte[] bytes = new byte[rest.remaining()];
    rest.get(bytes);
    return bytes;
  }

  /** Says goodbye in TLS; the bytes still have to be written. */
  void closeOutbound() throws IOException {
    engine.closeOutbound();
    wrap(EMPTY);
  }

  /** The certificate the client showed, if it did. */
  Optional<X509Certificate> clientCertificate() {
    try {
      Certificate[] chain = engine.getSession().getPeerCertificates();
      return chain.length > 0 && chain[0] instanceof X509Certificate leaf
          ? Optional.of(leaf)
          : Optional.empty();
    } catch (SSLPeerUnverifiedException none) {
      return Optional.empty();
    }
  }

  /** Protocol and cipher, for WHOIS. */
  String description() {
    return engine.getSession().getProtocol() + " " + engine.getSession().getCipherSuite();
  }
}
