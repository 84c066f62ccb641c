package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import sextant.wire.Bytes;

/**
 * A conversation served by a {@link StreamLoop}. While anything waits to be written nothing is
 * read, so a peer that does not read costs one buffer. {@code synchronized} guards the outbox.
 */
final class LoopConversation extends Conversation {
  private final StreamLoop loop;
  private final SocketChannel channel;
  private final int outboxLimit;
  private final ArrayDeque<ByteBuffer> outbox = new ArrayDeque<>(0);
  private int outboxBytes;
  private boolean finishing; // this end will send no more
  private boolean peerFinished;
  private boolean left; // loop thread only

  LoopConversation(StreamLoop loop, SocketChannel channel, Connection ends, Peers peers) {
    super(peers.nextId(), ends.local(), ends.remote(), peers.audience());
    this.loop = loop;
    this.channel = channel;
    this.outboxLimit = peers.options().outboxBytes();
  }

  SocketChannel channel() {
    return channel;
  }

  /** Writes what it can at once and queues a copy of the rest. Loop thread only. */
  void sendNow(ByteBuffer bytes) throws IOException {
    note(Direction.OUT, bytes);
    synchronized (this) {
      if (outbox.isEmpty()) {
        channel.write(bytes);
      }
      if (bytes.hasRemaining()) {
        enqueue(Bytes.copyOf(bytes).toBuffer());
        attend();
      }
    }
  }

  private void enqueue(ByteBuffer bytes) {
    outbox.add(bytes);
    outboxBytes += bytes.remaining();
  }

  /** Writes what is queued as far as the peer takes it. Loop thread only. */
  synchronized void flush() throws IOException {
    while (!outbox.isEmpty()) {
      ByteBuffer next = outbox.getFirst();
      outboxBytes -= channel.write(next);
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
      listenFor(SelectionKey.OP_WRITE);
      return;
    }
    if (finishing) {
      channel.shutdownOutput();
    }
    if (peerFinished) {
      end(Ending.FINISHED);
    } else {
      listenFor(SelectionKey.OP_READ);
    }
  }

  private void listenFor(int operation) {
    SelectionKey key = loop.keyOf(channel);
    if (key != null && key.isValid() && key.interestOps() != operation) {
      key.interestOps(operation);
    }
  }

  /** The peer sends no more: what waits is still written, then it is over. Loop thread only. */
  synchronized void peerFinished() throws IOException {
    peerFinished = true;
    attend();
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
    ChannelConnection.closeQuietly(channel);
    loop.request(this);
    synchronized (this) {
      outbox.clear();
      notifyAll();
    }
  }

  /** Whether this is the first request after its end. Loop thread only. */
  boolean leaves() {
    boolean first = !left;
    left = true;
    return first;
  }
}
