package sextant.chat.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** What a connection has to write, and how far that is possible now. */
final class Outflow {
  private final SocketChannel channel;
  private final @Nullable TlsStream tls;
  private final Outbox outbox = new Outbox();
  private boolean blocked;
  private boolean waiting;

  Outflow(SocketChannel channel, @Nullable TlsStream tls) {
    this.channel = channel;
    this.tls = tls;
  }

  void add(byte[] bytes, long position) {
    outbox.add(bytes, position);
  }

  /** Only this, whatever was to be said. */
  void only(byte[] bytes) {
    outbox.clear();
    outbox.add(bytes, 0);
  }

  void clear() {
    outbox.clear();
    waiting = false;
  }

  boolean isEmpty() {
    return outbox.isEmpty();
  }

  long bytes() {
    return outbox.bytes();
  }

  /** Whether a try would be in vain: nothing goes before the log is durable. */
  boolean isUseless() {
    return waiting && tls == null;
  }

  /**
   * Whether what is added next has to wait for the log and nothing else goes before it; it waits
   * then.
   */
  boolean isFirstToWait(long position, long durable) {
    boolean first = tls == null && outbox.isEmpty() && position > durable && !waiting;
    waiting |= first;
    return first;
  }

  /** Whether the socket takes no more; tried again when it has room, not for every line. */
  boolean isBlocked() {
    return blocked;
  }

  /** Whether something waits for the log. */
  boolean isWaiting() {
    return waiting;
  }

  void released() {
    waiting = false;
  }

  void writable() {
    blocked = false;
  }

  /**
   * Writes what may go; the last of an ending connection says goodbye. False when it is blocked.
   */
  boolean write(ByteBuffer buffer, long durable, boolean ending) throws IOException {
    boolean whole =
        tls == null ? writePlain(buffer, durable) : writeTls(tls, buffer, durable, ending);
    blocked = !whole;
    waiting = !blocked && !outbox.isEmpty() && !outbox.isReady(durable);
    return whole;
  }

  private boolean writePlain(ByteBuffer buffer, long durable) throws IOException {
    while (outbox.isReady(durable)) {
      buffer.clear();
      outbox.copyReady(durable, buffer);
      buffer.flip();
      int written = channel.write(buffer);
      outbox.consume(written);
      if (buffer.hasRemaining()) {
        return false;
      }
    }
    return true;
  }

  private boolean writeTls(TlsStream stream, ByteBuffer buffer, long durable, boolean ending)
      throws IOException {
    if (!stream.writeTo(channel)) {
      return false;
    }
    while (!stream.isHandshaking() && outbox.isReady(durable)) {
      buffer.clear();
      outbox.copyReady(durable, buffer);
      buffer.flip();
      int size = buffer.remaining();
      stream.wrap(buffer);
      outbox.consume(size - buffer.remaining());
      if (!stream.writeTo(channel)) {
        return false;
      }
    }
    if (ending && outbox.isEmpty()) {
      stream.closeOutbound();
      return stream.writeTo(channel);
    }
    return true;
  }
}
