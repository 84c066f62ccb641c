package sextant.http;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Buffered reading from a link: lines for heads, blocks for bodies. One reader at a time. */
public final class ByteInput {
  private static final int BUFFER = 32 * 1024;

  private final Link link;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;

  private long deadlineNanos = Long.MAX_VALUE;

  ByteInput(Link link) {
    this(link, new byte[0]);
  }

  /** With bytes that were read from the connection before. */
  ByteInput(Link link, byte[] already) {
    this.link = link;
    System.arraycopy(already, 0, buffer, 0, already.length);
    to = already.length;
  }

  /** Reads something that is short. */
  interface Reading<T> {
    T from(ByteInput input) throws IOException;
  }

  /** Reads within a time, however the bytes drip in. */
  <T> T withinMillis(int millis, Reading<T> reading) throws IOException {
    deadlineNanos = System.nanoTime() + millis * 1_000_000L;
    try {
      return reading.from(this);
    } finally {
      deadlineNanos = Long.MAX_VALUE;
    }
  }

  /** What can be told of the other end without taking anything from it. */
  enum Presence {
    SILENT,
    SPEAKING,
    GONE
  }

  /** Waits a while for the other end to speak or leave. */
  Presence look(int waitMillis) {
    if (from < to) {
      return Presence.SPEAKING;
    }
    try {
      link.setReadTimeoutMillis(waitMillis);
      return fill() ? Presence.SPEAKING : Presence.GONE;
    } catch (SocketTimeoutException _) {
      return Presence.SILENT;
    } catch (IOException _) {
      return Presence.GONE;
    }
  }

  private boolean fill() throws IOException {
    if (deadlineNanos != Long.MAX_VALUE && System.nanoTime() - deadlineNanos > 0) {
      throw new SocketTimeoutException("the head took too long");
    }
    from = 0;
    to = 0;
    int count = link.read(buffer, 0, buffer.length);
    to = Math.max(count, 0);
    return count > 0;
  }

  /** Reads at least one byte; -1 at the end. */
  public int read(byte[] into, int offset, int length) throws IOException {
    if (from < to) {
      int count = Math.min(length, to - from);
      System.arraycopy(buffer, from, into, offset, count);
      from += count;
      return count;
    }
    return link.read(into, offset, length);
  }

  /** Reads at least one byte into what remains of the buffer; -1 at the end. */
  public int read(ByteBuffer into) throws IOException {
    if (from < to) {
      int count = Math.min(into.remaining(), to - from);
      into.put(buffer, from, count);
      from += count;
      return count;
    }
    return link.read(into);
  }

  /** Reads exactly so many bytes. */
  public void readFully(byte[] into, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int count = read(into, offset + done, length - done);
      if (count < 0) {
        throw new EOFException("ended " + (length - done) + " bytes early");
      }
      done += count;
    }
  }

  /** Reads until the buffer is full. */
  public void readFully(ByteBuffer into) throws IOException {
    int count = Math.min(into.remaining(), to - from);
    into.put(buffer, from, count);
    from += count;
    while (into.hasRemaining()) {
      if (link.read(into) < 0) {
        throw new EOFException("ended " + into.remaining() + " bytes early");
      }
    }
  }

  /**
   * Reads a line without its end, CR LF or what the rules accept.
   *
   * @return empty when the input ends before the first byte
   * @throws HttpFormatException with the status given when it is longer than allowed
   */
  Optional<String> line(HeadRules rules, int tooLongStatus) throws IOException {
    byte[] line = new byte[256];
    int length = 0;
    while (true) {
      if (from == to && !fill()) {
        if (length == 0) {
          return Optional.empty();
        }
        throw new EOFException("ended within a line");
      }
      byte next = buffer[from++];
      if (next == '\n') {
        return Optional.of(withoutReturn(line, length, rules));
      }
      if (length == rules.mostLineBytes()) {
        throw new HttpFormatException(tooLongStatus, "a line is too long");
      }
      if (length == line.length) {
        line = java.util.Arrays.copyOf(line, length * 2);
      }
      line[length++] = next;
    }
  }

  private static String withoutReturn(byte[] line, int length, HeadRules rules)
      throws HttpFormatException {
    boolean hasReturn = length > 0 && line[length - 1] == '\r';
    if (!hasReturn && !rules.acceptsOldForms()) {
      throw new HttpFormatException(400, "a line ends without a carriage return");
    }
    int end = hasReturn ? length - 1 : length;
    return new String(line, 0, end, StandardCharsets.ISO_8859_1);
  }
}
