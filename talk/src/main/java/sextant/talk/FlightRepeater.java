package sextant.talk;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Repeats the last flight of a DTLS handshake while nothing is heard; the interval doubles (RFC
 * 6347, 4.2.4.1). A thread of its own, since the reader waits in a blocking call.
 */
final class FlightRepeater implements AutoCloseable {
  private static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
  private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(8);

  private final Flight flight;
  private volatile long lastHeardNanos = System.nanoTime();
  private volatile boolean done;

  private FlightRepeater(Flight flight) {
    this.flight = flight;
  }

  /** Sends the flight once more. */
  @FunctionalInterface
  interface Flight {
    void repeat() throws IOException;
  }

  static FlightRepeater start(Flight flight) {
    var repeater = new FlightRepeater(flight);
    Thread.ofVirtual().name("talk-dtls-repeat").start(repeater::repeatWhileSilent);
    return repeater;
  }

  private void repeatWhileSilent() {
    long interval = FIRST_NANOS;
    while (!done) {
      LockSupport.parkNanos(interval);
      if (!done && System.nanoTime() - lastHeardNanos >= interval) {
        try {
          flight.repeat();
        } catch (IOException _) {
          return; // the reader meets the same error and tells
        }
        interval = Math.min(interval * 2, LONGEST_NANOS);
      }
    }
  }

  /** Something came: no need to repeat now. */
  void heard() {
    lastHeardNanos = System.nanoTime();
  }

  /** Ends it; its thread wakes up once more and goes. */
  @Override
  public void close() {
    done = true;
  }
}
