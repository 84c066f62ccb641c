package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import sextant.identity.TlsFailure;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * DTLS 1.2 over a connection of datagrams (RFC 6347): one message is one record is one datagram.
 */
final class DtlsConnection implements Connection {
  private static final int LONGEST_MESSAGE = 1 << 14; // RFC 5246, 6.2.1
  static final int LONGEST_DATAGRAM = LONGEST_MESSAGE + 512;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Connection inner;
  private final TlsEngines.Secured secured;
  private final SSLEngine engine;
  private final Duration handshakeLimit;
  private final ReentrantLock using = new ReentrantLock(); // one at a time with the engine
  private final ByteBuffer plain = ByteBuffer.allocate(LONGEST_DATAGRAM).flip(); // the reader's
  private final ByteBuffer received; // the reader's: what is left of the last datagram
  private Runnable settled = () -> {};
  private boolean isOver; // the reader's
  private volatile @Nullable Protection protection;
  private volatile boolean closed;

  /** Over {@code inner}; {@code first} is a datagram that was read from it before. */
  DtlsConnection(
      Connection inner, TlsEngines.Secured secured, Duration handshakeLimit, ByteBuffer first) {
    this.inner = inner;
    this.secured = secured;
    this.engine = secured.engine();
    this.handshakeLimit = handshakeLimit;
    this.received = ByteBuffer.allocate(LONGEST_DATAGRAM).put(first).flip();
  }

  /** Calls this once, when the handshake is over one way or the other. */
  void whenSettled(Runnable action) {
    settled = action;
  }

  @Override
  public void establish() throws IOException {
    try (var deadline = Deadline.start(handshakeLimit, inner::close)) {
      try {
        inner.establish();
        if (received.hasRemaining()) {
          refuseStrangers();
        }
        try (var repeater = FlightRepeater.start(this::repeat)) {
          handshake(repeater);
        }
        protection = Peering.of(secured);
      } catch (IOException e) {
        boolean isLate = deadline.hasPassed() || closed; // closed: it gave way to newer ones
        closedInHandshake(e);
        throw isLate
            ? failure(Failure.Kind.TIMEOUT, "no DTLS handshake")
            : TlsFailure.wrap(e, SocketText.of(remote()));
      }
    } finally {
      settled.run();
    }
  }

  private void closedInHandshake(IOException reason) {
    if (reason instanceof SSLException) {
      try {
        flush(); // the alert that says why
      } catch (IOException _) {
        // the first reason is the one to report
      }
    }
    closed = true;
  }

  private void handshake(FlightRepeater repeater) throws IOException {
    using.lock();
    try {
      engine.beginHandshake();
    } finally {
      using.unlock();
    }
    while (true) {
      flush();
      switch (engine.getHandshakeStatus()) {
        case NEED_UNWRAP -> {
          unwrapNext();
          repeater.heard();
        }
        case NEED_UNWRAP_AGAIN -> unwrap(NOTHING);
        case FINISHED, NOT_HANDSHAKING -> {
          return;
        }
        case NEED_TASK, NEED_WRAP -> {} // the repeater was in between
      }
      if (isOver) {
        throw failure(Failure.Kind.TLS_HANDSHAKE, "the other side gave up");
      }
    }
  }

  /** Sends our last flight again, if we are the one who waits. */
  private void repeat() throws IOException {
    using.lock();
    try {
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP) {
        sendOne(NOTHING); // a wrap in this state means: the last flight was lost
        flush();
      }
    } finally {
      using.unlock();
    }
  }

  /** Runs and sends whatever the engine has to. */
  private void flush() throws IOException {
    using.lock();
    try {
      while (true) {
        HandshakeStatus status = engine.getHandshakeStatus();
        if (status == HandshakeStatus.NEED_TASK) {
          TlsEngines.runTasks(engine);
        } else if (status != HandshakeStatus.NEED_WRAP || sendOne(NOTHING) == 0) {
          return;
        }
      }
    } finally {
      using.unlock();
    }
  }

  private int sendOne(ByteBuffer source) throws IOException {
    int size = Math.max(LONGEST_DATAGRAM, engine.getSession().getPacketBufferSize());
    ByteBuffer datagram = ByteBuffer.allocate(size);
    SSLEngineResult result = engine.wrap(source, datagram);
    if (result.getStatus() == SSLEngineResult.Status.BUFFER_OVERFLOW) {
      throw new IllegalStateException("bug: " + size + " bytes are too few for a datagram");
    }
    datagram.flip();
    int count = datagram.remaining();
    if (count > 0) {
      inner.write(datagram);
    } else if (result.getStatus() == SSLEngineResult.Status.CLOSED) {
      throw new ClosedChannelException();
    }
    return count;
  }

  /** Decrypts the next record, waiting for a datagram when there is none. */
  private void unwrapNext() throws IOException {
    if (!received.hasRemaining()) {
      inner.read(received.clear());
      received.flip();
      if (protection == null) {
        refuseStrangers();
      }
    }
    unwrap(received);
  }

  private void unwrap(ByteBuffer source) throws IOException {
    using.lock();
    try {
      SSLEngineResult result = engine.unwrap(source, plain.clear());
      switch (result.getStatus()) {
        case OK -> {}
        case CLOSED -> isOver = true;
        // no record at all, or one that is too long: dropped, as RFC 6347, 4.1.2.7 permits
        case BUFFER_UNDERFLOW, BUFFER_OVERFLOW -> source.position(source.limit());
      }
    } finally {
      plain.flip();
      using.unlock();
    }
  }

  private void refuseStrangers() throws FailureException {
    boolean isServer = !engine.getUseClientMode();
    boolean isEcho = !isServer && DtlsFormat.isClientHello(received);
    if (isEcho || !DtlsFormat.isRecord(received)) {
      throw failure(isServer ? Failure.Kind.PLAIN_SPOKEN : Failure.Kind.NOT_DTLS, "");
    }
  }

  @Override
  public int awaitLength() throws IOException {
    try {
      while (!plain.hasRemaining() && !isOver) {
        unwrapNext();
        flush();
      }
    } catch (SSLException e) {
      throw TlsFailure.wrap(e, SocketText.of(remote()));
    }
    return plain.remaining();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    awaitLength();
    if (!plain.hasRemaining()) {
      return -1;
    }
    int count = Math.min(plain.remaining(), target.remaining());
    target.put(plain.slice(plain.position(), count));
    plain.position(plain.limit());
    return count;
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    if (source.remaining() > LONGEST_MESSAGE) {
      throw failure(Failure.Kind.MESSAGE_TOO_LONG, "DTLS carries 16384 bytes at most");
    }
    using.lock();
    try {
      do {
        sendOne(source);
      } while (source.hasRemaining());
    } catch (SSLException e) {
      throw TlsFailure.wrap(e, SocketText.of(remote()));
    } finally {
      using.unlock();
    }
  }

  @Override
  public void shutdownOutput() {} // a farewell ends both directions in DTLS 1.2

  @Override
  public boolean keepsBoundaries() {
    return true;
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

  @Override
  public void close() {
    boolean first = !closed;
    closed = true;
    if (first && using.tryLock()) {
      try {
        engine.closeOutbound();
        while (!engine.isOutboundDone() && sendOne(NOTHING) > 0) {
          // the farewell
        }
      } catch (IOException _) {
        // nobody there to hear it
      } finally {
        using.unlock();
      }
    }
    inner.close();
  }
}
