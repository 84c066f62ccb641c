package sextant.web;

/**
 * The moments of one exchange, in nanoseconds since its start. Written by the thread that does it,
 * read by any.
 */
final class TimeMarks {
  private static final long NONE = -1;

  private final long startNanos = System.nanoTime();
  private volatile long dnsStart = NONE;
  private volatile long dnsEnd = NONE;
  private volatile long connectStart = NONE;
  private volatile long connectEnd = NONE;
  private volatile long tlsStart = NONE;
  private volatile long tlsEnd = NONE;
  private volatile long sendStart = NONE;
  private volatile long sendEnd = NONE;
  private volatile long firstByte = NONE;
  private volatile long end = NONE;

  private long now() {
    return System.nanoTime() - startNanos;
  }

  void dnsStart() {
    dnsStart = now();
  }

  void dnsEnd() {
    dnsEnd = now();
  }

  void connectStart() {
    connectStart = now();
  }

  void connectEnd() {
    connectEnd = now();
  }

  void tlsStart() {
    connectEnd = now();
    tlsStart = connectEnd;
  }

  void tlsEnd() {
    tlsEnd = now();
    connectEnd = connectEnd == NONE ? tlsEnd : connectEnd;
  }

  void sendStart() {
    sendStart = now();
  }

  void sendEnd() {
    sendEnd = now();
  }

  void firstByte() {
    firstByte = now();
  }

  void end() {
    end = end == NONE ? now() : end;
  }

  boolean hasFirstByte() {
    return firstByte != NONE;
  }

  /** Whether a connection was begun and nobody shook hands on it. */
  boolean endedBeforeTls() {
    return connectStart != NONE && tlsStart == NONE;
  }

  /** A request that begins again (a login, a stale connection) counts from its last try. */
  void restart() {
    sendStart = NONE;
    sendEnd = NONE;
    firstByte = NONE;
  }

  Timings timings() {
    long last = end == NONE ? now() : end;
    long first = firstOf(dnsStart, connectStart, sendStart, last);
    return new Timings(
        first,
        span(dnsStart, dnsEnd),
        connectStart == NONE ? NONE : span(connectStart, tlsStart == NONE ? connectEnd : tlsStart),
        span(tlsStart, tlsEnd),
        span(sendStart, sendEnd),
        span(sendEnd, firstByte),
        span(firstByte, last));
  }

  private static long span(long from, long to) {
    return from == NONE || to == NONE ? NONE : Math.max(0, to - from);
  }

  private static long firstOf(long... moments) {
    for (long moment : moments) {
      if (moment != NONE) {
        return moment;
      }
    }
    return 0;
  }
}
