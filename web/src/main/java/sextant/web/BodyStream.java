package sextant.web;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The decoded body on its way to the reader: counts, keeps a beginning, stores the raw bytes in the
 * cache, and ends the exchange.
 */
final class BodyStream extends InputStream {
  private final Exchange exchange;
  private final Raw raw;
  private final InputStream decoded;
  private boolean isClosed;

  /** Over the raw bytes of an answer; {@code writing} stores them. */
  BodyStream(
      Exchange exchange, InputStream wire, HeaderList headers, Optional<HttpCache.Writing> writing)
      throws IOException {
    this.exchange = exchange;
    raw = new Raw(exchange, wire, writing);
    decoded = ContentDecoder.decode(raw, headers, exchange.request().url());
  }

  /** The bytes as they came. */
  private static final class Raw extends InputStream {
    private final Exchange exchange;
    private final InputStream wire;
    private final Optional<HttpCache.Writing> writing;
    private boolean isAtEnd;

    private Raw(Exchange exchange, InputStream wire, Optional<HttpCache.Writing> writing) {
      this.exchange = exchange;
      this.wire = wire;
      this.writing = writing;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      int read = isAtEnd ? -1 : wire.read(bytes, from, count);
      if (read < 0) {
        isAtEnd = true;
        return -1;
      }
      if (exchange.source() == Exchange.Source.NETWORK) {
        exchange.countWire(read);
      }
      writing.ifPresent(store -> store.write(bytes, from, read));
      return read;
    }

    private void finish() throws IOException {
      byte[] rest = new byte[1 << 12];
      while (read(rest, 0, rest.length) >= 0) {
        // what a decoder left, such as the trailer of the last chunk
      }
      writing.ifPresent(HttpCache.Writing::commit);
    }

    @Override
    public void close() throws IOException {
      writing.ifPresent(HttpCache.Writing::close);
      wire.close();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int from, int count) throws IOException {
    try {
      int read = decoded.read(bytes, from, count);
      if (read < 0) {
        raw.finish();
        exchange.finished();
        return -1;
      }
      exchange.countBody(read);
      exchange.capture().take(bytes, from, read);
      return read;
    } catch (IOException broken) {
      var failure = WebFailures.wrap(broken, exchange.request().url());
      exchange.failed(failure.failure());
      throw failure;
    }
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
