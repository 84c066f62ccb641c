package sextant.files.station;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** Lines over a socket: one thread reads, any may write. */
final class LineChannel implements AutoCloseable {
  private final SocketChannel channel;
  private final InputStream input;
  private final ReentrantLock writing = new ReentrantLock();

  LineChannel(SocketChannel channel) {
    this.channel = channel;
    this.input = new BufferedInputStream(Channels.newInputStream(channel));
  }

  void write(Line line) throws IOException {
    byte[] bytes = line.toBytes();
    if (bytes.length > Line.MOST_BYTES) {
      throw Line.wrong("more than fits into one line");
    }
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    writing.lock();
    try {
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    } finally {
      writing.unlock();
    }
  }

  /** The next line; empty when the other side has closed. */
  Optional<Line> read() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int next = input.read(); next != '\n'; next = input.read()) {
      if (next < 0) {
        return Optional.empty(); // half a line is none
      }
      if (line.size() >= Line.MOST_BYTES - 1) {
        throw Line.wrong("a line without an end");
      }
      line.write(next);
    }
    return Optional.of(Line.read(line.toByteArray()));
  }

  /** Makes blocked reads and writes return. */
  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException _) { // nobody is there any more
      return;
    }
  }
}
