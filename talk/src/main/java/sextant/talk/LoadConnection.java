package sextant.talk;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/** One connection of a load run: at most one message in flight. */
final class LoadConnection implements AutoCloseable {
  private final SelectableChannel channel;
  private final ByteChannel bytes; // the same object, as what can be read and written
  private final boolean isDatagram;
  private final ByteBuffer message;
  private @Nullable SelectionKey key;
  private long dueNanos;
  private long sentNanos;
  private long sequence;
  private int received;
  private boolean inFlight;

  private LoadConnection(SelectableChannel channel, ByteChannel bytes, int messageBytes) {
    this.channel = channel;
    this.bytes = bytes;
    this.isDatagram = channel instanceof DatagramChannel;
    this.message = ByteBuffer.allocateDirect(messageBytes);
    while (message.hasRemaining()) {
      message.put((byte) 'x');
    }
  }

  static LoadConnection stream(SocketAddress to, int messageBytes) throws IOException {
    SocketChannel channel = SocketChannel.open(to);
    if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
      channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    }
    channel.configureBlocking(false);
    return new LoadConnection(channel, channel, messageBytes);
  }

  static LoadConnection datagrams(SocketAddress to, int messageBytes) throws IOException {
    DatagramChannel channel = DatagramChannel.open().connect(to);
    channel.configureBlocking(false);
    return new LoadConnection(channel, channel, messageBytes);
  }

  void register(Selector selector) throws IOException {
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Begins a message; what does not fit into the socket is written by {@link #writeRest}. */
  void send(long due, long nowNanos) throws IOException {
    dueNanos = due;
    sentNanos = nowNanos;
    received = 0;
    inFlight = true;
    message.clear();
    if (isDatagram && message.capacity() >= Long.BYTES) {
      message.putLong(0, ++sequence); // tells a late answer from the one awaited
    }
    writeRest();
  }

  /** Writes what is left of the message as far as the socket takes it. */
  void writeRest() throws IOException {
    bytes.write(message);
  }

  /**
   * Has the selector tell of room to write while something is left, besides of what can be read.
   */
  void awaitWriting() {
    int wanted = SelectionKey.OP_READ | (message.hasRemaining() ? SelectionKey.OP_WRITE : 0);
    if (key != null && key.interestOps() != wanted) {
      key.interestOps(wanted);
    }
  }

  /** Reads; true when the answer is complete. The buffer is scratch space. */
  boolean read(ByteBuffer buffer) throws IOException {
    buffer.clear();
    int count = bytes.read(buffer);
    if (count < 0) {
      throw new EOFException("the server closed");
    }
    if (!inFlight || (isDatagram && (count == 0 || isLate(buffer)))) {
      return false;
    }
    received += count;
    inFlight = isDatagram ? false : received < message.capacity();
    return !inFlight;
  }

  private boolean isLate(ByteBuffer answer) {
    return answer.position() >= Long.BYTES
        && message.capacity() >= Long.BYTES
        && answer.getLong(0) != sequence;
  }

  /** Gives a datagram up that was sent before this moment; true when there was one. */
  boolean isLost(long sentBefore) {
    boolean lost = isDatagram && inFlight && sentNanos - sentBefore < 0;
    inFlight = inFlight && !lost;
    return lost;
  }

  /** From when the message was due until now. */
  long latencyNanos(long nowNanos) {
    return nowNanos - dueNanos;
  }

  @Override
  public void close() {
    ChannelConnection.closeQuietly(channel);
  }
}
