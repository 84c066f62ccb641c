package sextant.talk;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import sextant.wire.Bytes;

/**
 * The last bytes of a conversation with direction and time, in one bounded ring that grows as
 * needed. The oldest entries make room for new ones. Any thread may read and write; {@code
 * synchronized} guards all fields.
 */
public final class Recording {
  private static final int HEADER = 1 + Long.BYTES + Integer.BYTES;
  private static final int FIRST_CAPACITY = 512;

  private final int capacity;
  private byte[] ring = new byte[0];
  private ByteBuffer view = ByteBuffer.wrap(ring); // the ring once more, for numbers
  private int head; // where the oldest entry begins
  private int used;
  private long firstSequence;
  private long nextSequence;
  private long latestNanos;
  private long bytesIn;
  private long bytesOut;
  private long messagesIn;
  private long messagesOut;

  /**
   * An empty recording that keeps at most this many bytes, 13 bytes per entry included; 0 keeps
   * nothing.
   */
  public Recording(int capacityBytes) {
    this.capacity = capacityBytes;
  }

  /** One stretch of bytes that arrived or left together. */
  public record Entry(long sequence, Direction direction, long offsetNanos, Bytes bytes) {}

  /**
   * Adds what remains in the buffer, whose position does not move. A stretch longer than a quarter
   * of the capacity becomes several entries.
   */
  public synchronized void add(Direction direction, long offsetNanos, ByteBuffer bytes) {
    latestNanos = offsetNanos;
    count(direction, bytes.remaining());
    int piece = capacity / 4 - HEADER;
    if (piece <= 0) {
      return;
    }
    int at = bytes.position();
    do {
      int length = Math.min(piece, bytes.limit() - at);
      addPiece(direction, offsetNanos, bytes, at, length);
      at += length;
    } while (at < bytes.limit());
  }

  private void count(Direction direction, int byteCount) {
    if (direction == Direction.IN) {
      bytesIn += byteCount;
      messagesIn++;
    } else {
      bytesOut += byteCount;
      messagesOut++;
    }
  }

  private void addPiece(
      Direction direction, long offsetNanos, ByteBuffer bytes, int at, int length) {
    int size = HEADER + length;
    while (used + size > capacity) {
      dropOldest();
    }
    if (used + size > ring.length) {
      grow(used + size);
    }
    byte code = (byte) (direction == Direction.IN ? 0 : 1);
    int start = end();
    if (start + size <= ring.length) {
      view.put(start, code).putLong(start + 1, offsetNanos);
      view.putInt(start + 1 + Long.BYTES, length);
      bytes.get(at, ring, start + HEADER, length);
      used += size;
    } else {
      putHeader(code, offsetNanos, length);
      putBytes(bytes, at, length);
    }
    nextSequence++;
  }

  /** Where the next entry begins. */
  private int end() {
    int end = head + used;
    return end < ring.length ? end : end - ring.length;
  }

  private void putHeader(byte code, long offsetNanos, int length) {
    putByte(code);
    for (int shift = 56; shift >= 0; shift -= 8) {
      putByte((byte) (offsetNanos >>> shift));
    }
    for (int shift = 24; shift >= 0; shift -= 8) {
      putByte((byte) (length >>> shift));
    }
  }

  private void putByte(byte value) {
    int index = head + used++;
    ring[index < ring.length ? index : index - ring.length] = value;
  }

  private void putBytes(ByteBuffer bytes, int at, int length) {
    int start = end();
    int first = Math.min(length, ring.length - start);
    bytes.get(at, ring, start, first);
    bytes.get(at + first, ring, 0, length - first);
    used += length;
  }

  private void dropOldest() {
    int at = head + 1 + Long.BYTES;
    boolean isWhole = at + Integer.BYTES <= ring.length;
    int size = HEADER + (isWhole ? view.getInt(at) : (int) number(at, Integer.BYTES));
    head += size;
    head = head < ring.length ? head : head - ring.length;
    used -= size;
    firstSequence++;
  }

  private void grow(int needed) {
    int size = Math.max(FIRST_CAPACITY, ring.length);
    while (size < needed) {
      size = (int) Math.min(capacity, size * 2L);
    }
    byte[] bigger = new byte[size];
    copy(head, bigger, used);
    ring = bigger;
    view = ByteBuffer.wrap(bigger);
    head = 0;
  }

  private void copy(int from, byte[] target, int length) {
    if (length == 0) {
      return;
    }
    int start = from % ring.length;
    int first = Math.min(length, ring.length - start);
    System.arraycopy(ring, start, target, 0, first);
    System.arraycopy(ring, 0, target, first, length - first);
  }

  private long number(int from, int byteCount) {
    long value = 0;
    for (int i = 0; i < byteCount; i++) {
      value = (value << 8) | (ring[(from + i) % ring.length] & 0xff);
    }
    return value;
  }

  /** All entries still kept, oldest first. */
  public List<Entry> entries() {
    return since(0);
  }

  /**
   * The entries from this sequence number on, as far as still kept: what a screen asks with the
   * last {@link #nextSequence}.
   */
  public synchronized List<Entry> since(long sequence) {
    List<Entry> entries = new ArrayList<>();
    int at = head;
    for (long i = firstSequence; i < nextSequence; i++) {
      int length = (int) number(at + 1 + Long.BYTES, Integer.BYTES);
      if (i >= sequence) {
        entries.add(entry(i, at, length));
      }
      at = (at + HEADER + length) % ring.length;
    }
    return entries;
  }

  private Entry entry(long sequence, int at, int length) {
    byte[] copy = new byte[length];
    copy(at + HEADER, copy, length);
    Direction direction = number(at, 1) == 0 ? Direction.IN : Direction.OUT;
    return new Entry(sequence, direction, number(at + 1, Long.BYTES), Bytes.copyOf(copy));
  }

  /** How much was added ever, kept or not. */
  synchronized Counters counters() {
    return new Counters(bytesIn, bytesOut, messagesIn, messagesOut);
  }

  /** The time of what was added last; 0 before. */
  synchronized long latestNanos() {
    return latestNanos;
  }

  /** The sequence number the next entry will get: how many entries there ever were. */
  public synchronized long nextSequence() {
    return nextSequence;
  }

  /** How many entries had to make room. */
  public synchronized long droppedEntries() {
    return firstSequence;
  }
}
