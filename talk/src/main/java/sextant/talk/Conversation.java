package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import sextant.wire.Bytes;
import sextant.words.Failure;

/** What is said between this end and one peer. All methods may be called from any thread. */
public abstract sealed class Conversation implements AutoCloseable
    permits BlockingConversation, LoopConversation, DatagramPeer {
  private final long id;
  private final SocketAddress local;
  private final SocketAddress remote;
  private final Instant startedAt = Instant.now();
  private final long startNanos = System.nanoTime();
  private final Recording recording;
  private final TalkObserver observer;
  private final boolean isHeard;
  private final boolean isTimed; // somebody can see when each message came or left
  private final AtomicReference<@Nullable Ending> ending = new AtomicReference<>();
  private final CompletableFuture<Ending> ended = new CompletableFuture<>();
  private volatile @Nullable Failure failure;

  Conversation(long id, SocketAddress local, SocketAddress remote, Audience audience) {
    this.id = id;
    this.local = local;
    this.remote = remote;
    this.recording = new Recording(audience.recordBytes());
    this.observer = audience.observer();
    this.isHeard = !observer.equals(TalkObserver.NONE);
    this.isTimed = isHeard || audience.recordBytes() > 0;
  }

  /** Who listens to a conversation, and how much of it is kept. */
  record Audience(TalkObserver observer, int recordBytes) {}

  /** A number that no other conversation of the same server has. */
  public long id() {
    return id;
  }

  /** This end. */
  public SocketAddress local() {
    return local;
  }

  /** The other end. */
  public SocketAddress remote() {
    return remote;
  }

  /** The other end as {@code host:port}, or the path of a Unix socket. */
  public String peer() {
    return SocketText.of(remote);
  }

  /** When it began; the offsets of {@link Recording.Entry} count from here. */
  public Instant startedAt() {
    return startedAt;
  }

  /** The last bytes of it. */
  public Recording recording() {
    return recording;
  }

  /** How much went each way so far. */
  public Counters counters() {
    return recording.counters();
  }

  /**
   * Sends all the bytes, or one datagram; waits while the peer does not read.
   *
   * @throws sextant.words.FailureException when they cannot be sent
   */
  public void send(Bytes bytes) throws IOException {
    try {
      send(bytes.toBuffer());
    } catch (IOException e) {
      throw Failure.wrap(e, peer());
    }
  }

  /** Sends what remains in the buffer; see {@link #send(Bytes)}. */
  abstract void send(ByteBuffer bytes) throws IOException;

  /**
   * Queues the bytes and returns at once; false, and nothing queued, when the queue is full or the
   * conversation over.
   */
  public abstract boolean offer(Bytes bytes);

  /**
   * Sends what is queued, then tells the peer that no more will come (half-close); receiving goes
   * on.
   */
  public abstract void finishSending() throws IOException;

  /** Sends the peer away. */
  public void kick() {
    end(Ending.KICKED);
  }

  /** Ends it from this side. May be called twice. */
  @Override
  public void close() {
    end(Ending.CLOSED);
  }

  /** Whether nobody has ended it yet. */
  public boolean isOpen() {
    return ending.get() == null;
  }

  /** Why it ended; empty while it goes on. */
  public Optional<Ending> ending() {
    return Optional.ofNullable(ending.get());
  }

  /** The error that ended it, when {@link Ending#FAILED}. */
  public Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }

  /**
   * What protects it, such as {@code TLSv1.3 TLS_AES_256_GCM_SHA384}; empty for plain transports.
   */
  public String security() {
    return "";
  }

  /** What was agreed on protection, and the peer's certificates; empty for plain transports. */
  public Optional<Protection> protection() {
    return Optional.empty();
  }

  /** Whether what one send says is what the peer gets at once: datagrams and WebSocket messages. */
  public abstract boolean keepsBoundaries();

  /** Waits until it is over and everything about it has been told to the observer. */
  public Ending awaitEnding() throws InterruptedException {
    try {
      return ended.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("bug: an ending never fails", e);
    }
  }

  long idleNanos() {
    return System.nanoTime() - startNanos - recording.latestNanos();
  }

  /**
   * Tells the observer when a plain peer's first bytes show that it takes this port for another.
   */
  void lookAtFirst(ByteBuffer bytes) {
    switch (FirstBytes.of(bytes)) {
      case TLS_HELLO -> observer.trouble(new Failure(Failure.Kind.TLS_SPOKEN, peer(), ""));
      case TLS_ALERT -> observer.trouble(new Failure(Failure.Kind.TLS_EXPECTED, peer(), ""));
      case HTTP_REQUEST -> observer.trouble(new Failure(Failure.Kind.HTTP_SPOKEN, peer(), ""));
      case TLS_HANDSHAKE, PLAIN -> {}
    }
  }

  void begun() {
    observer.joined(this);
  }

  /**
   * Writes down that these bytes went this way, and tells the observer; the position does not move.
   */
  void note(Direction direction, ByteBuffer bytes) {
    note(direction, bytes, System.nanoTime());
  }

  /** The same with a time read lately; read anew when anybody can see the time of a message. */
  void noteLately(Direction direction, ByteBuffer bytes, long latelyNanos) {
    note(direction, bytes, isTimed ? System.nanoTime() : latelyNanos);
  }

  private void note(Direction direction, ByteBuffer bytes, long nanos) {
    long offset = nanos - startNanos;
    recording.add(direction, offset, bytes);
    if (isHeard) {
      observer.traffic(this, direction, offset, bytes.asReadOnlyBuffer());
    }
  }

  /**
   * Ends it for this reason unless it has ended already; whoever serves it notices and calls {@link
   * #over}.
   */
  void end(Ending reason) {
    if (ending.compareAndSet(null, reason)) {
      shut();
    }
  }

  /** Ends it because of an error. */
  void fail(IOException thrown) {
    Ending reason = Ending.of(thrown);
    if (reason == Ending.FAILED && isOpen()) {
      failure = Failure.of(thrown, peer());
    }
    end(reason);
  }

  /** Closes the connection; called once. */
  abstract void shut();

  /** Tells that it is over; called once, by whoever serves it. */
  void over() {
    Ending reason = ending.get();
    if (reason == null) {
      throw new IllegalStateException("bug: conversation over before its end");
    }
    observer.left(this, reason);
    ended.complete(reason);
  }

  @Override
  public String toString() {
    return "conversation " + id + " with " + peer();
  }
}
