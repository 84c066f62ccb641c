package sextant.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The decoded body on its way to the reader: counts, keeps a beginning, stores the raw bytes in the
 * cache, and ends the exchange.
 */
final class BodyStream extends BlockStream {
  private final Exchange exchange;
  private final Raw raw;
  private final InputStream decoded;
  private ByteBuffer peeked = ByteBuffer.allocate(0);
  private boolean isClosed;

  /** Over the raw bytes of an answer; {@code writing} stores them. */
  BodyStream(
      Exchange exchange, InputStream wire, HeaderList headers, Optional<HttpCache.Writing> writing)
      throws IOException {
    this.exchange = exchange;
    raw = new Raw(exchange, wire, writing);
    decoded = ContentDecoder.decode(raw, headers, exchange.request().url());
  }

  /** Nothing: what an answer of our own has. */
  static BodyStream empty(Exchange exchange) {
    return new BodyStream(exchange);
  }

  private BodyStream(Exchange exchange) {
    this.exchange = exchange;
    raw = new Raw(exchange, InputStream.nullInputStream(), Optional.empty());
    decoded = raw;
  }

  /** Stores nothing of it in the cache; what was stored of it already goes. */
  void leaveCache() {
    raw.leaveCache();
  }

  /** Looks at the first bytes, which will be read all the same. Waits until they are there. */
  byte[] peek(int most) throws IOException {
    byte[] first = readNBytes(most);
    peeked = ByteBuffer.wrap(first);
    return first.clone();
  }

  /** The bytes as they came. */
  private static final class Raw extends BlockStream {
    private final Exchange exchange;
    private final InputStream wire;
    private Optional<HttpCache.Writing> writing;
    private boolean isAtEnd;

    private Raw(Exchange exchange, InputStream wire, Optional<HttpCache.Writing> writing) {
      this.exchange = exchange;
      this.wire = wire;
      this.writing = writing;
    }

    @Override
    int read(ByteBuffer into) throws IOException {
      int from = into.position();
      int read = isAtEnd ? -1 : BlockStream.read(wire, into);
      if (read < 0) {
        isAtEnd = true;
        return -1;
      }
      if (exchange.source() == Exchange.Source.NETWORK) {
        exchange.countWire(read);
      }
      writing.ifPresent(store -> store.write(into.slice(from, read)));
      return read;
    }

    @Override
    boolean fillsDirectBuffers() {
      return wire instanceof BlockStream blocks && blocks.fillsDirectBuffers();
    }

    private void finish() throws IOException {
      byte[] rest = new byte[1 << 12];
      while (read(rest, 0, rest.length) >= 0) {
        // what a decoder left, such as the trailer of the last chunk
      }
      writing.ifPresent(HttpCache.Writing::commit);
      leaveCache(); // what was committed has moved away
    }

    private void leaveCache() {
      writing.ifPresent(HttpCache.Writing::close);
      writing = Optional.empty();
    }

    @Override
    public void close() throws IOException {
      leaveCache();
      wire.close();
    }
  }

  @Override
  int read(ByteBuffer into) throws IOException {
    if (peeked.hasRemaining()) {
      int count = Math.min(into.remaining(), peeked.remaining());
      into.put(into.position(), peeked, peeked.position(), count).position(into.position() + count);
      peeked.position(peeked.position() + count);
      return count;
    }
    try {
      int from = into.position();
      int read = BlockStream.read(decoded, into);
      if (read < 0) {
        raw.finish();
        exchange.finished();
        return -1;
      }
      exchange.countBody(read);
      exchange.capture().take(into.slice(from, read));
      return read;
    } catch (IOException broken) {
      var failure = WebFailures.wrap(broken, exchange.request().url());
      exchange.failed(failure.failure());
      throw failure;
    }
  }

  @Override
  boolean fillsDirectBuffers() {
    return decoded instanceof BlockStream blocks && blocks.fillsDirectBuffers();
  }

  @Override
  public void close() throws IOException {
    if (isClosed) {
      return;
    }
    isClosed = true;
    boolean isUnread = exchange.state() == Exchange.State.RUNNING;
    if (isUnread && !raw.isAtEnd && !raw.writing.isEmpty()) {
      exchange.cancel();
    }
    try {
      decoded.close();
      raw.close();
    } finally {
      if (isUnread) {
        exchange.finished();
      }
    }
  }
}
