package sextant.http;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.OptionalLong;

/** The body of a message as it comes in; must be read to its end before the next message. */
public abstract sealed class Body permits Body.Fixed, Body.Chunked, Body.UntilClose {
  private static final HeadRules CHUNK_RULES = new HeadRules(4 << 10, 100, 32 << 10, false);

  private final ByteInput input;

  private Body(ByteInput input) {
    this.input = input;
  }

  /** Reads at least one byte; -1 at the end. */
  public final int read(byte[] into, int offset, int length) throws IOException {
    long next = next();
    return next == 0 ? -1 : took(input.read(into, offset, (int) Math.min(length, next)));
  }

  /** Reads at least one byte into what remains of the buffer; -1 at the end. */
  public final int read(ByteBuffer into) throws IOException {
    long next = next();
    if (next == 0) {
      return -1;
    }
    int limit = into.limit();
    into.limit(into.position() + (int) Math.min(into.remaining(), next));
    try {
      return took(input.read(into));
    } finally {
      into.limit(limit);
    }
  }

  /** How many bytes come next in one piece, as far as that is known; 0 at the end. */
  abstract long next() throws IOException;

  /** Counts what was read, or -1 when the connection has ended; returns what the reader is told. */
  abstract int took(int count) throws IOException;

  /** How many bytes the whole body has, when the head says so. */
  public abstract OptionalLong length();

  /** Whether the end has been reached. */
  public abstract boolean isRead();

  /**
   * The body that follows a request head (RFC 9112, section 6.3).
   *
   * @throws HttpFormatException when its length is told twice, or in a way we do not read
   */
  static Body of(RequestHead head, ByteInput input) throws HttpFormatException {
    List<String> lengths = head.headers().all("Content-Length");
    return of(head.headers(), lengths, head.isHttp11(), input, new Fixed(input, 0));
  }

  /** The body that follows the head of the response to a request of that method. */
  static Body of(ResponseHead head, String method, ByteInput input) throws HttpFormatException {
    boolean isBodiless = head.status() < 200 || head.status() == 204 || head.status() == 304;
    if (isBodiless || method.equals("HEAD")) {
      return new Fixed(input, 0);
    }
    // the same length twice is a careless server (RFC 9110, 8.6), and leads nobody astray
    List<String> lengths = head.headers().all("Content-Length").stream().distinct().toList();
    return of(head.headers(), lengths, head.isHttp11(), input, new UntilClose(input));
  }

  private static Body of(
      Headers headers, List<String> lengths, boolean isHttp11, ByteInput input, Body otherwise)
      throws HttpFormatException {
    List<String> encodings = headers.all("Transfer-Encoding");
    if (!encodings.isEmpty()) {
      if (!lengths.isEmpty() || !isHttp11) {
        throw new HttpFormatException(400, "a body with two lengths");
      }
      if (encodings.size() > 1 || !encodings.getFirst().equalsIgnoreCase("chunked")) {
        throw new HttpFormatException(501, "a transfer encoding other than chunked");
      }
      return new Chunked(input);
    }
    if (lengths.isEmpty()) {
      return otherwise;
    }
    if (lengths.size() > 1 || !lengths.getFirst().matches("[0-9]{1,18}")) {
      throw new HttpFormatException(400, "not a content length");
    }
    return new Fixed(input, Long.parseLong(lengths.getFirst()));
  }

  /**
   * Reads the whole body.
   *
   * @throws HttpFormatException with status 413 when it is longer than allowed
   */
  public byte[] readAll(int mostBytes) throws IOException {
    if (length().orElse(0) > mostBytes) {
      throw new HttpFormatException(413, "the body is too long");
    }
    byte[] all = new byte[(int) Math.min(length().orElse(8192), mostBytes)];
    int size = 0;
    while (true) {
      if (size == all.length) {
        byte[] one = new byte[1];
        int count = read(one, 0, 1);
        if (count < 0) {
          return all;
        }
        if (size >= mostBytes) {
          throw new HttpFormatException(413, "the body is too long");
        }
        all = java.util.Arrays.copyOf(all, (int) Math.min(Math.max(64, size * 2L), mostBytes));
        all[size++] = one[0];
        continue;
      }
      int count = read(all, size, all.length - size);
      if (count < 0) {
        return java.util.Arrays.copyOf(all, size);
      }
      size += count;
    }
  }

  /** Reads and forgets the rest; returns false when it is longer than the given limit. */
  public boolean skip(long mostBytes) throws IOException {
    byte[] scratch = new byte[8192];
    long left = mostBytes;
    while (left >= 0) {
      int count = read(scratch, 0, scratch.length);
      if (count < 0) {
        return true;
      }
      left -= count;
    }
    return false;
  }

  /** So many bytes as the head said. */
  static final class Fixed extends Body {
    private final long length;
    private long left;

    Fixed(ByteInput input, long length) {
      super(input);
      this.length = length;
      this.left = length;
    }

    @Override
    long next() {
      return left;
    }

    @Override
    int took(int count) throws IOException {
      if (count < 0) {
        throw new EOFException("the body ended " + left + " bytes early");
      }
      left -= count;
      return count;
    }

    @Override
    public OptionalLong length() {
      return OptionalLong.of(length);
    }

    @Override
    public boolean isRead() {
      return left == 0;
    }
  }

  /** Chunks, each with its length (RFC 9112, section 7.1). */
  static final class Chunked extends Body {
    private final ByteInput input;
    private long left;
    private boolean isFirst = true;
    private boolean isRead;

    Chunked(ByteInput input) {
      super(input);
      this.input = input;
    }

    @Override
    long next() throws IOException {
      if (left == 0 && !isRead) {
        nextChunk();
      }
      return left;
    }

    @Override
    int took(int count) throws IOException {
      if (count < 0) {
        throw new EOFException("the body ended within a chunk");
      }
      left -= count;
      return count;
    }

    private void nextChunk() throws IOException {
      if (!isFirst && !line().isEmpty()) {
        throw new HttpFormatException(400, "a chunk is longer than it says");
      }
      isFirst = false;
      String line = line();
      int semicolon = line.indexOf(';');
      String size = (semicolon < 0 ? line : line.substring(0, semicolon)).strip();
      if (!size.matches("[0-9a-fA-F]{1,15}")) {
        throw new HttpFormatException(400, "not a chunk size");
      }
      left = Long.parseLong(size, 16);
      if (left == 0) {
        HeadReader.headers(input, CHUNK_RULES); // trailers: nothing in them concerns us
        isRead = true;
      }
    }

    private String line() throws IOException {
      return input
          .line(CHUNK_RULES, 400)
          .orElseThrow(() -> new EOFException("the body ended before its last chunk"));
    }

    @Override
    public OptionalLong length() {
      return OptionalLong.empty();
    }

    @Override
    public boolean isRead() {
      return isRead;
    }
  }

  /** Everything up to the end of the connection: responses only. */
  static final class UntilClose extends Body {
    private boolean isRead;

    UntilClose(ByteInput input) {
      super(input);
    }

    @Override
    long next() {
      return isRead ? 0 : Long.MAX_VALUE;
    }

    @Override
    int took(int count) {
      isRead = count < 0;
      return count;
    }

    @Override
    public OptionalLong length() {
      return OptionalLong.empty();
    }

    @Override
    public boolean isRead() {
      return isRead;
    }
  }
}
