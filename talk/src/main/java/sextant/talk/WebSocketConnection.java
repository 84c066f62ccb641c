package sextant.talk;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * WebSocket over a stream (RFC 6455): one message each way is one read or write.
 *
 * <p>A message leaves as text when it is valid UTF-8 and the peer's last message was not binary:
 * people type text, and an echo answers in kind.
 */
final class WebSocketConnection implements Connection {
  private static final Duration FAREWELL_LIMIT = Duration.ofMillis(300);
  private static final int NORMAL = 1_000; // RFC 6455, 7.4.1
  private static final int READ_BYTES = 1 << 14;
  private static final int MOST_WAITING = 1_000;

  private final Connection inner;
  private final WebSocketCodec codec; // guarded by using, except for its output
  private final Duration handshakeLimit;
  private final ReentrantLock using = new ReentrantLock(); // held briefly, never while sending
  private final ReentrantLock sending = new ReentrantLock(); // keeps the output in order
  private ByteBuffer received = ByteBuffer.allocate(1 << 10).flip(); // the reader's
  private @Nullable ByteBuffer message; // the reader's: the rest of the message being read
  private volatile boolean peerSpeaksBinary;
  private volatile boolean hasSniffed;
  private volatile boolean established;
  private volatile boolean closed;

  WebSocketConnection(Connection inner, WebSocketCodec codec, Duration handshakeLimit) {
    this.inner = inner;
    this.codec = codec;
    this.handshakeLimit = handshakeLimit;
  }

  @Override
  public void establish() throws IOException {
    inner.establish();
    try (var deadline = Deadline.start(handshakeLimit, inner::close)) {
      try {
        flush();
        while (!isOpen()) {
          advance();
        }
        established = true;
      } catch (IOException e) {
        throw deadline.hasPassed()
            ? failure(Failure.Kind.TIMEOUT, "no WebSocket handshake")
            : Failure.wrap(e, SocketText.of(remote()));
      }
    }
  }

  private boolean isOpen() throws FailureException {
    using.lock();
    try {
      Optional<Failure> refusal = codec.refusal();
      if (refusal.isPresent()) {
        throw new FailureException(refusal.get());
      }
      return codec.isOpen();
    } finally {
      using.unlock();
    }
  }

  /** Takes one step in the protocol, reading when there is nothing left to take it with. */
  private void advance() throws IOException {
    boolean needsMore;
    using.lock();
    try {
      needsMore = !received.hasRemaining() || !codec.decode(received);
    } finally {
      using.unlock();
    }
    flush();
    if (needsMore) {
      receive();
    }
  }

  private void receive() throws IOException {
    received.compact();
    if (!received.hasRemaining()) {
      received = ByteBuffer.allocate(received.capacity() * 2).put(received.flip());
    }
    int count = inner.read(received);
    boolean isFull = !received.hasRemaining();
    received.flip();
    if (count < 0) {
      throw established
          ? new SocketException("connection reset: WebSocket cut without a close frame")
          : new EOFException("closed during the WebSocket handshake");
    }
    if (!hasSniffed) {
      hasSniffed = true;
      sniff();
    }
    if (isFull && received.capacity() < READ_BYTES) {
      received = ByteBuffer.allocate(received.capacity() * 2).put(received).flip();
    }
  }

  private void sniff() throws IOException {
    switch (FirstBytes.of(received)) {
      case TLS_HELLO -> {
        PlainAnswer.NO_TLS.sendTo(inner);
        throw failure(Failure.Kind.TLS_SPOKEN, "");
      }
      case TLS_ALERT -> throw failure(Failure.Kind.TLS_EXPECTED, "");
      case TLS_HANDSHAKE, HTTP_REQUEST, PLAIN -> {}
    }
  }

  /** Sends all that waits, unless somebody is at it already, who then sends this too. */
  private void flush() throws IOException {
    while (codec.hasOutput() && sending.tryLock()) {
      try {
        sendAll();
      } finally {
        sending.unlock();
      }
    }
    if (codec.outputCount() > MOST_WAITING) { // a flood of pings from one who does not read
      inner.abort();
      throw new SocketException("connection reset: it asks much and reads nothing");
    }
  }

  private void sendAll() throws IOException {
    for (ByteBuffer next = codec.nextOutput(); next != null; next = codec.nextOutput()) {
      inner.write(next);
    }
  }

  @Override
  public int awaitLength() throws IOException {
    while (message == null) {
      using.lock();
      try {
        WebSocketCodec.Message next = codec.nextMessage();
        if (next != null) {
          message = next.bytes();
          peerSpeaksBinary = !next.isText();
        } else if (codec.farewell().isPresent()) {
          return 0;
        }
      } finally {
        using.unlock();
      }
      if (message == null) {
        advance();
      }
    }
    return message.remaining();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    awaitLength();
    ByteBuffer whole = message;
    if (whole == null) {
      return endOfMessages();
    }
    int count = Math.min(whole.remaining(), target.remaining());
    target.put(whole.slice(whole.position(), count));
    message = null;
    return count;
  }

  /** -1 after a farewell in order, else the reason. */
  private int endOfMessages() throws FailureException {
    using.lock();
    try {
      WebSocketCodec.Farewell end = codec.farewell().orElseThrow();
      boolean inOrder = end.code() == NORMAL || end.code() == 1_001 || end.code() == 1_005;
      if (!inOrder) {
        throw failure(Failure.Kind.WEBSOCKET_ENDED, end.code() + " " + end.reason());
      }
      return -1;
    } finally {
      using.unlock();
    }
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    boolean isText = !peerSpeaksBinary && isUtf8(source);
    ByteBuffer copy = ByteBuffer.allocate(source.remaining()).put(source).flip();
    sending.lock();
    try {
      encode(isText, copy);
      sendAll();
    } finally {
      sending.unlock();
    }
    flush(); // what the reader could not send in the meantime
  }

  private void encode(boolean isText, ByteBuffer bytes) throws IOException {
    using.lock();
    try {
      codec.send(isText, bytes);
    } finally {
      using.unlock();
    }
  }

  private static boolean isUtf8(ByteBuffer bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate());
      return true;
    } catch (CharacterCodingException _) {
      return false;
    }
  }

  /** Says farewell; the peer may still send until it answers it. */
  @Override
  public void shutdownOutput() throws IOException {
    using.lock();
    try {
      codec.sayFarewell(NORMAL);
    } finally {
      using.unlock();
    }
    flush();
  }

  @Override
  public boolean keepsBoundaries() {
    return true;
  }

  @Override
  public String security() {
    return inner.security();
  }

  @Override
  public Optional<Protection> protection() {
    return inner.protection();
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
    if (first && established) {
      try (var _ = Deadline.start(FAREWELL_LIMIT, inner::close)) {
        shutdownOutput();
      } catch (IOException _) {
        // the peer is gone, or does not read
      }
    }
    inner.close();
  }
}
