package sextant.talk;

/** How much went each way. Messages are reads and writes of a stream, or datagrams. */
public record Counters(long bytesIn, long bytesOut, long messagesIn, long messagesOut) {
  /** Nothing yet. */
  public static final Counters ZERO = new Counters(0, 0, 0, 0);

  /** Both together. */
  public Counters plus(Counters other) {
    return new Counters(
        bytesIn + other.bytesIn,
        bytesOut + other.bytesOut,
        messagesIn + other.messagesIn,
        messagesOut + other.messagesOut);
  }
}
