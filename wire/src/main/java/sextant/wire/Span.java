package sextant.wire;

/**
 * A part of a packet that one layer may use.
 *
 * @param from first byte
 * @param end after the last byte that was captured
 * @param wireEnd after the last byte that was on the wire according to the lengths outside; at
 *     least {@code end}
 */
record Span(int from, int end, int wireEnd) {
  int length() {
    return end - from;
  }

  int wireLength() {
    return wireEnd - from;
  }

  boolean isWhole() {
    return end == wireEnd;
  }

  /** What follows so many bytes; empty when there are fewer. */
  Span after(int count) {
    int at = Math.min(from + Math.max(count, 0), end);
    return new Span(at, end, Math.max(wireEnd, at));
  }

  /** Only the first bytes, as an inner length field says; a longer claim changes nothing. */
  Span first(int count) {
    int newWireEnd = (int) Math.min((long) from + count, wireEnd);
    return new Span(from, Math.min(end, newWireEnd), newWireEnd);
  }
}
