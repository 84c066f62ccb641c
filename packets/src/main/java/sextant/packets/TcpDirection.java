package sextant.packets;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import sextant.wire.Bytes;

/**
 * The segments of one direction of a TCP connection, put in order. Positions count from the first
 * byte seen, so that sequence numbers may wrap.
 */
final class TcpDirection {
  private static final int MAX_WAITING = 4096;

  /** Bytes that can be read now, after so many that are missing. */
  record Ready(Bytes bytes, long missingBytes) {}

  private final int limitBytes;
  private final TreeMap<Long, Bytes> waiting = new TreeMap<>();
  private boolean hasBegun;
  private int base;
  private long position;
  private long acknowledged;
  private int waitingBytes;
  private boolean isOverfull;

  TcpDirection(int limitBytes) {
    this.limitBytes = limitBytes;
  }

  /** The sequence number of the first byte, known from a SYN. */
  void begin(int sequence) {
    if (!hasBegun) {
      hasBegun = true;
      base = sequence;
    }
  }

  void segment(int sequence, Bytes bytes) {
    if (bytes.isEmpty()) {
      return;
    }
    begin(sequence);
    long at = place(sequence);
    long end = at + bytes.length();
    if (end <= position) {
      return;
    }
    Bytes fresh = at < position ? bytes.slice((int) (position - at)) : bytes;
    long from = Math.max(at, position);
    if (waiting.size() >= MAX_WAITING || waitingBytes > limitBytes) {
      isOverfull = true;
      return;
    }
    Bytes known = waiting.get(from);
    if (known == null || known.length() < fresh.length()) {
      waitingBytes += fresh.length() - (known == null ? 0 : known.length());
      waiting.put(from, fresh);
    }
  }

  /** The nearest place to where reading is that has this sequence number. */
  private long place(int sequence) {
    int expected = base + (int) position;
    return position + (sequence - expected);
  }

  /** The other side has everything before this sequence number. */
  void acknowledge(int sequence) {
    if (hasBegun) {
      acknowledged = Math.max(acknowledged, place(sequence));
    }
  }

  /** The next bytes in order; a gap is passed over once the other side has acknowledged it. */
  Optional<Ready> next() {
    while (!waiting.isEmpty()) {
      long from = waiting.firstKey();
      boolean isGap = from > position;
      if (isGap && from > acknowledged) {
        return Optional.empty();
      }
      Map.Entry<Long, Bytes> first = waiting.pollFirstEntry();
      Bytes bytes = first.getValue();
      waitingBytes -= bytes.length();
      long end = from + bytes.length();
      if (end > position) {
        long missing = Math.max(0, from - position);
        Bytes fresh = bytes.slice((int) Math.max(0, position - from));
        position = end;
        return Optional.of(new Ready(fresh, missing));
      }
    }
    return Optional.empty();
  }

  /** What still waits for bytes before it, in order, with the gaps. Changes nothing. */
  List<Ready> waiting() {
    List<Ready> rest = new ArrayList<>();
    long at = position;
    for (Map.Entry<Long, Bytes> each : waiting.entrySet()) {
      long end = each.getKey() + each.getValue().length();
      if (end > at) {
        Bytes fresh = each.getValue().slice((int) Math.max(0, at - each.getKey()));
        rest.add(new Ready(fresh, Math.max(0, each.getKey() - at)));
        at = end;
      }
    }
    return rest;
  }

  /** Whether segments had to be given up because too many waited. */
  boolean isOverfull() {
    return isOverfull;
  }
}
