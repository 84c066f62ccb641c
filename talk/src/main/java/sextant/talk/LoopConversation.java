package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import sextant.wire.Bytes;

/**
 * A conversation served by a {@link StreamLoop}. While anything waits to be written nothing is
 * read, so a peer that does not read costs one buffer. {@code synchronized} guards the outbox.
 */
final class LoopConversation extends Conversation {
  private final StreamLoop loop;
  private final LoopStream stream; // loop thread only, as all that says so
  private final int outboxLimit;
  private final ArrayDeque<ByteBuffer> outbox = new ArrayDeque<>(0);
  private @Nullable LoopService service; // loop thread only
  private int outboxBytes;
  private boolean finishing; // this end will send no more
  private @Nullable Ending endOnceWritten;
  private boolean left; // loop thread only

  LoopConversation(StreamLoop loop, LoopStream stream, Peers peers) {
    super(peers.nextId(), stream.local(), stream.remote(), peers.audience());
    this.loop = loop;
    this.stream = stream;
    this.outboxLimit = peers.options().outboxBytes();
  }

  /** Begins to serve it. Loop thread only. */
  void begin(LoopService.Beginning beginning) throws IOException {
    service = beginning.begin(this);
  }

  /**
   * Reads once and returns how much there is to {@link #serve}, or -1 when it is time to {@link
   * #finish}. Loop thread only.
   */
  int read(ByteBuffer buffer) throws IOException {
    int start = buffer.position();
    int count = stream.read(buffer);
    if (count > 0) {
      ByteBuffer arrived = buffer.limit(buffer.position()).position(start);
      noteLately(Direction.IN, arrived, loop.roundNanos());
    }
    return count;
  }

  /** The peer sends no more. Loop thread only. */
  void finish() throws IOException {
    if (isOpen() && service != null) {
      service.finished(this);
      endOnceWritten(Ending.FINISHED);
    }
  }

  /** Has this dealt with, which was read. Loop thread only. */
  void serve(ByteBuffer bytes) throws IOException {
    if (service != null) {
      service.received(this, bytes);
    }
  }

  /** Writes what it can at once and queues a copy of the rest. Loop thread only. */
  void sendNow(ByteBuffer bytes) throws IOException {
    noteLately(Direction.OUT, bytes, loop.roundNanos());
    synchronized (this) {
      if (outbox.isEmpty()) {
        stream.write(bytes);
      }
      if (bytes.hasRemaining()) {
        enqueue(Bytes.copyOf(bytes).toBuffer());
        attend();
      }
    }
  }

  /** Writes what still waits, then it is over. Loop thread only. */
  synchronized void endOnceWritten(Ending ending) throws IOException {
    endOnceWritten = ending;
    attend();
  }

  private void enqueue(ByteBuffer bytes) {
    outbox.add(bytes);
    outboxBytes += bytes.remaining();
  }

  /** Writes what is queued as far as the peer takes it. Loop thread only. */
  synchronized void flush() throws IOException {
    while (!outbox.isEmpty()) {
      ByteBuffer next = outbox.getFirst();
      outboxBytes -= stream.write(next);
      if (next.hasRemaining()) {
        break;
      }
      outbox.removeFirst();
    }
    notifyAll(); // who waits for room in send
    attend();
  }

  /** Waits for what matters now: room to write, or something to read. */
  private void attend() throws IOException {
    if (!outbox.isEmpty()) {
      stream.awaitRoom(true);
      return;
    }
    if (finishing) {
      stream.shutdownOutput();
    }
    if (endOnceWritten != null) {
      end(endOnceWritten);
    } else {
      stream.awaitRoom(false);
    }
  }

  @Override
  public synchronized boolean offer(Bytes bytes) {
    boolean full = !outbox.isEmpty() && outboxBytes + bytes.length() > outboxLimit;
    if (full || finishing || !isOpen()) {
      return false;
    }
    note(Direction.OUT, bytes.toBuffer());
    boolean wasEmpty = outbox.isEmpty();
    enqueue(bytes.toBuffer());
    if (wasEmpty) {
      loop.request(this);
    }
    return true;
  }

  @Override
  synchronized void send(ByteBuffer bytes) throws IOException {
    Bytes copy = Bytes.copyOf(bytes);
    try {
      while (!offer(copy)) {
        if (!isOpen() || finishing) {
          throw new ClosedChannelException();
        }
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClosedChannelException();
    }
  }

  @Override
  public synchronized void finishSending() {
    finishing = true;
    loop.request(this);
  }

  @Override
  public boolean keepsBoundaries() {
    return false;
  }

  @Override
  void shut() {
    loop.request(this); // which closes the stream: no other thread may
    synchronized (this) {
      outbox.clear();
      notifyAll();
    }
  }

  /** Closes the stream; whether this is the first request after its end. Loop thread only. */
  boolean leaves() {
    boolean first = !left;
    left = true;
    stream.close();
    return first;
  }
}
