package sextant.chat.net;

import java.nio.ByteBuffer;

/**
 * Bytes on their way to one client, shared and never changed; each with the log position it waits
 * for.
 */
final class Outbox {
  private static final byte[][] NO_ITEMS = {};
  private static final byte[] GONE = {};
  private static final long[] NO_POSITIONS = {};

  private byte[][] items = NO_ITEMS;
  private long[] positions = NO_POSITIONS;
  private int head;
  private int count;
  private int headOffset;
  private long bytes;

  void add(byte[] item, long position) {
    if (count == items.length) {
      grow();
    }
    int at = (head + count++) & (items.length - 1);
    items[at] = item;
    positions[at] = position;
    bytes += item.length;
  }

  private void grow() {
    int size = Math.max(8, items.length * 2);
    byte[][] nextItems = new byte[size][];
    long[] nextPositions = new long[size];
    for (int i = 0; i < count; i++) {
      int at = (head + i) & (items.length - 1);
      nextItems[i] = items[at];
      nextPositions[i] = positions[at];
    }
    items = nextItems;
    positions = nextPositions;
    head = 0;
  }

  boolean isEmpty() {
    return count == 0;
  }

  /** Bytes that are not written yet. */
  long bytes() {
    return bytes - headOffset;
  }

  /** Whether the next item may go once the log is durable up to there. */
  boolean isReady(long durable) {
    return count > 0 && positions[head] <= durable;
  }

  /** Copies what may go into the buffer, as much as fits; nothing is taken out. */
  void copyReady(long durable, ByteBuffer into) {
    int offset = headOffset;
    for (int i = 0; i < count && into.hasRemaining(); i++) {
      int at = (head + i) & (items.length - 1);
      if (positions[at] > durable) {
        return;
      }
      byte[] item = items[at];
      into.put(item, offset, Math.min(item.length - offset, into.remaining()));
      offset = 0;
    }
  }

  /** Takes out so many bytes. */
  void consume(long written) {
    long left = written + headOffset;
    while (count > 0 && items[head].length <= left) {
      byte[] item = items[head];
      left -= item.length;
      bytes -= item.length;
      items[head] = GONE;
      head = (head + 1) & (items.length - 1);
      count--;
    }
    headOffset = (int) left;
    if (count == 0 && items.length > 64) {
      clear();
    }
  }

  void clear() {
    items = NO_ITEMS;
    positions = NO_POSITIONS;
    head = 0;
    count = 0;
    headOffset = 0;
    bytes = 0;
  }
}
