package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;

/** The sending half of a {@link TlsConnection}: encrypts and sends, one thread at a time. */
final class TlsOutput {
  private static final long POLL_NANOS = 1_000_000;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Connection inner;
  private final SSLEngine engine;
  private final ReentrantLock writing = new ReentrantLock();
  private volatile boolean isFinished; // written under writing
  private volatile boolean closed;

  TlsOutput(Connection inner, SSLEngine engine) {
    this.inner = inner;
    this.engine = engine;
  }

  /** Sends all that remains, in as many records as it needs. */
  void write(ByteBuffer source) throws IOException {
    do {
      int before = source.remaining();
      send(source);
      if (source.hasRemaining() && source.remaining() == before) {
        awaitReader();
      }
    } while (source.hasRemaining());
  }

  /** Sends what fits into one record; returns how many bytes went out on the wire. */
  int send(ByteBuffer source) throws IOException {
    writing.lock();
    try {
      if (isFinished) {
        throw new ClosedChannelException();
      }
      return sendLocked(source);
    } finally {
      writing.unlock();
    }
  }

  private int sendLocked(ByteBuffer source) throws IOException {
    ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    SSLEngineResult result = engine.wrap(source, record);
    if (result.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
      TlsEngines.runTasks(engine);
    }
    record.flip();
    int count = record.remaining();
    if (count > 0) {
      inner.write(record);
    }
    if (count == 0 && result.getStatus() == SSLEngineResult.Status.CLOSED) {
      throw new ClosedChannelException();
    }
    return count;
  }

  /**
   * Waits while the engine can send nothing before it has read more: a TLS 1.2 renegotiation, too
   * rare for a signal. The reader must never wait for the writing lock, or two peers that write
   * much at once would stop each other.
   */
  private void awaitReader() throws IOException {
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
      if (closed) {
        throw new ClosedChannelException();
      }
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Whether our farewell is out. */
  boolean isFinished() {
    return isFinished;
  }

  /** Sends close_notify and ends the half of the stream below. May be called twice. */
  void finish() throws IOException {
    writing.lock();
    try {
      if (!isFinished) {
        engine.closeOutbound();
        while (!engine.isOutboundDone() && sendLocked(NOTHING) > 0) {
          // the farewell, and before it what the engine still owed
        }
        isFinished = true;
        endStream();
      }
    } finally {
      writing.unlock();
    }
  }

  private void endStream() throws IOException {
    try {
      inner.shutdownOutput();
    } catch (ClosedChannelException _) {
      // the peer answered the farewell so fast that all is closed already
    }
  }

  /** The same, unless a writer is stuck because the peer does not read. */
  void finishUnlessBusy() throws IOException {
    if (writing.tryLock()) {
      try {
        finish();
      } finally {
        writing.unlock();
      }
    }
  }

  /** Lets a writer that waits for the reader give up. */
  void close() {
    closed = true;
  }
}
