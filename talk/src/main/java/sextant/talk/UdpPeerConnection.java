package sextant.talk;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * What one sender says to a {@link UdpListener}. Datagrams that find the inbox full are lost, as
 * UDP permits.
 */
final class UdpPeerConnection implements Connection {
  private final UdpListener listener;
  private final SocketAddress remote;
  private final int inboxBytes;
  private final ReentrantLock lock = new ReentrantLock(); // guards all below
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<ByteBuffer> inbox = new ArrayDeque<>(2);
  private int waitingBytes;
  private boolean closed;

  UdpPeerConnection(UdpListener listener, SocketAddress remote, int inboxBytes) {
    this.listener = listener;
    this.remote = remote;
    this.inboxBytes = inboxBytes;
  }

  /**
   * Puts a copy of the datagram into the inbox; false when this session is over and a new one has
   * to begin.
   */
  boolean arrived(ByteBuffer datagram) {
    lock.lock();
    try {
      if (closed) {
        return false;
      }
      if (inbox.isEmpty() || waitingBytes + datagram.remaining() <= inboxBytes) {
        ByteBuffer copy = ByteBuffer.allocate(datagram.remaining()).put(datagram).flip();
        inbox.add(copy);
        waitingBytes += copy.remaining();
        changed.signal();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int awaitLength() throws IOException {
    lock.lock();
    try {
      while (inbox.isEmpty() && !closed) {
        changed.awaitUninterruptibly();
      }
      ByteBuffer next = inbox.peek();
      if (next == null) {
        throw new AsynchronousCloseException();
      }
      return next.remaining();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    lock.lock();
    try {
      awaitLength();
      ByteBuffer next = inbox.remove();
      waitingBytes -= next.remaining();
      int count = Math.min(next.remaining(), target.remaining());
      target.put(next.slice(0, count));
      return count;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void write(ByteBuffer source) throws IOException {
    listener.send(source, remote);
  }

  @Override
  public void shutdownOutput() {}

  @Override
  public boolean keepsBoundaries() {
    return true;
  }

  @Override
  public boolean beginsWithMessage() {
    return true;
  }

  @Override
  public SocketAddress local() {
    return listener.local();
  }

  @Override
  public SocketAddress remote() {
    return remote;
  }

  @Override
  public void close() {
    listener.forget(this);
    lock.lock();
    try {
      closed = true;
      inbox.clear();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
