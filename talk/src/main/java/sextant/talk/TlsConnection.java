package sextant.talk;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import sextant.identity.TlsFailure;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * TLS over another connection (RFC 8446, RFC 5246). One thread reads while another writes, as with
 * every {@link Connection}; the engine allows one of each at a time.
 */
final class TlsConnection implements Connection {
  private static final Duration FAREWELL_LIMIT = Duration.ofMillis(300);
  private static final int FIRST_CAPACITY = 1 << 12;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Connection inner;
  private final TlsEngines.Secured secured;
  private final SSLEngine engine;
  private final Duration handshakeLimit;
  private final TlsOutput output;
  private ByteBuffer received = ByteBuffer.allocate(FIRST_CAPACITY).flip(); // the reader's
  private ByteBuffer plain = ByteBuffer.allocate(0); // the reader's: decrypted, not yet given
  private boolean hasSniffed;
  private volatile @Nullable Protection protection;
  private volatile boolean closed;
  private volatile boolean alerted;

  TlsConnection(Connection inner, TlsEngines.Secured secured, Duration handshakeLimit) {
    this.inner = inner;
    this.secured = secured;
    this.engine = secured.engine();
    this.handshakeLimit = handshakeLimit;
    this.output = new TlsOutput(inner, engine);
  }

  @Override
  public void establish() throws IOException {
    try (var deadline = Deadline.start(handshakeLimit, inner::close)) {
      try {
        inner.establish();
        engine.beginHandshake();
        handshake();
        protection = Peering.of(secured);
      } catch (IOException e) {
        throw deadline.hasPassed() ? failure(Failure.Kind.TIMEOUT, "no TLS handshake") : told(e);
      }
    }
  }

  private void handshake() throws IOException {
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_WRAP -> output.send(NOTHING);
        case NEED_TASK -> TlsEngines.runTasks(engine);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> {
          if (unwrap(NOTHING) == SSLEngineResult.Status.CLOSED) {
            throw failure(Failure.Kind.TLS_HANDSHAKE, "the other side gave up");
          }
        }
        case FINISHED, NOT_HANDSHAKING -> {
          return;
        }
      }
    }
  }

  /** Tells the peer by an alert what we did not like, and returns the reason for people. */
  private IOException told(IOException thrown) {
    if (thrown instanceof SSLException && !closed) {
      try (var _ = Deadline.start(FAREWELL_LIMIT, inner::close)) {
        alerted = true;
        while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
            && output.send(NOTHING) > 0) {
          // the alert, and before it what the engine still owed
        }
      } catch (IOException _) {
        // the peer is gone; the first reason is the one to report
      }
    }
    return TlsFailure.wrap(thrown, SocketText.of(remote()));
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int before = target.position();
    try {
      while (true) {
        if (plain.hasRemaining()) {
          int count = Math.min(plain.remaining(), target.remaining());
          target.put(plain.slice(plain.position(), count));
          plain.position(plain.position() + count);
          return count;
        }
        if (unwrap(target) == SSLEngineResult.Status.CLOSED) {
          return -1;
        }
        if (target.position() > before) {
          return target.position() - before;
        }
        serveHandshake();
      }
    } catch (SSLException e) {
      throw told(e);
    }
  }

  /** What the peer may ask for in the middle: new keys, or in TLS 1.2 a new handshake. */
  private void serveHandshake() throws IOException {
    while (true) {
      switch (engine.getHandshakeStatus()) {
        case NEED_WRAP -> {
          if (output.isFinished() || output.send(NOTHING) == 0) {
            return;
          }
        }
        case NEED_TASK -> TlsEngines.runTasks(engine);
        case NEED_UNWRAP, NEED_UNWRAP_AGAIN, FINISHED, NOT_HANDSHAKING -> {
          return;
        }
      }
    }
  }

  /** Decrypts one record into the target or, when that is too small, into {@link #plain}. */
  private SSLEngineResult.Status unwrap(ByteBuffer target) throws IOException {
    boolean aside = false;
    while (true) {
      SSLEngineResult result = engine.unwrap(received, aside ? plain : target);
      switch (result.getStatus()) {
        case BUFFER_UNDERFLOW -> fill();
        case BUFFER_OVERFLOW -> {
          if (aside) {
            throw new SSLException("a record longer than the protocol allows");
          }
          aside = true;
          plain = emptied(plain, engine.getSession().getApplicationBufferSize());
        }
        case OK, CLOSED -> {
          if (aside) {
            plain.flip();
          }
          return result.getStatus();
        }
      }
    }
  }

  private static ByteBuffer emptied(ByteBuffer buffer, int capacity) {
    return buffer.capacity() < capacity ? ByteBuffer.allocate(capacity) : buffer.clear();
  }

  private void fill() throws IOException {
    received.compact();
    if (!received.hasRemaining()) {
      int size = Math.max(engine.getSession().getPacketBufferSize(), received.capacity() * 2);
      received = ByteBuffer.allocate(size).put(received.flip());
    }
    int count;
    try {
      count = inner.read(received);
    } finally {
      received.flip();
    }
    if (count < 0) {
      throw protection == null
          ? new EOFException("closed during the TLS handshake")
          : new SocketException("connection reset: TLS stream cut without close_notify");
    }
    if (!hasSniffed) {
      sniff();
    }
  }

  private void sniff() throws IOException {
    boolean isServer = !engine.getUseClientMode();
    FirstBytes first = FirstBytes.of(received);
    if (first == FirstBytes.HTTP_REQUEST) {
      if (isServer) {
        answer(PlainAnswer.TLS_WANTED);
      }
      throw failure(Failure.Kind.HTTP_SPOKEN, "");
    }
    if (!FirstBytes.mayBeTls(received.get(received.position()))) {
      if (isServer) {
        answer(PlainAnswer.TLS_ALERT);
      }
      throw failure(isServer ? Failure.Kind.PLAIN_SPOKEN : Failure.Kind.NOT_TLS, "");
    }
    if (!isServer && first == FirstBytes.TLS_HELLO) { // an echo
      throw failure(Failure.Kind.NOT_TLS, "it sent our own first message back");
    }
    hasSniffed = first != FirstBytes.PLAIN;
  }

  private void answer(PlainAnswer answer) throws IOException {
    answer.sendTo(inner);
    alerted = true;
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    try {
      output.write(source);
    } catch (SSLException e) {
      throw told(e);
    }
  }

  /** Says farewell (close_notify) and ends our half of the stream below; reading goes on. */
  @Override
  public void shutdownOutput() throws IOException {
    output.finish();
  }

  @Override
  public String security() {
    Protection agreed = protection;
    return agreed == null ? "" : agreed.text();
  }

  @Override
  public Optional<Protection> protection() {
    return Optional.ofNullable(protection);
  }

  private FailureException failure(Failure.Kind kind, String detail) {
    return new FailureException(new Failure(kind, SocketText.of(remote()), detail));
  }

  @Override
  public SocketAddress local() {
    return inner.local();
  }

  @Override
  public SocketAddress remote() {
    return inner.remote();
  }

  /**
   * A peer that was told the reason by an alert must be able to read it. Closing with unread bytes
   * would reset the stream, so what still comes is read for a moment.
   */
  @Override
  public void abort() {
    if (!alerted) {
      inner.abort();
      return;
    }
    try (var _ = Deadline.start(FAREWELL_LIMIT, inner::close)) {
      inner.shutdownOutput();
      while (inner.read(received.clear()) >= 0) {
        // of no use any more
      }
    } catch (IOException _) {
      // gone, or too slow
    }
    inner.close();
  }

  @Override
  public void close() {
    boolean first = !closed;
    closed = true;
    output.close();
    if (first && protection != null) {
      try (var _ = Deadline.start(FAREWELL_LIMIT, inner::close)) {
        output.finishUnlessBusy();
      } catch (IOException _) {
        // the peer is gone, or does not read
      }
    }
    inner.close();
  }
}
