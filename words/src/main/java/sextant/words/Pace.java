package sextant.words;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * How fast bytes move and how long it will take, from what had moved at which time. Pure: the clock
 * comes in. Looks back a few seconds, so that a pause shows at once and a jerk does not. Not
 * thread-safe: each face keeps its own.
 */
public final class Pace {
  private static final long WINDOW_NANOS = 4_000_000_000L;
  private static final long LEAST_STEP_NANOS = 50_000_000;

  private final Deque<Sample> samples = new ArrayDeque<>();

  private record Sample(long nanos, long bytes) {}

  /** Notes how many bytes had moved at that time. */
  public void at(long nowNanos, long movedBytes) {
    Sample last = samples.peekLast();
    if (last != null && movedBytes < last.bytes) {
      samples.clear(); // it began again
    } else if (last != null && samples.size() > 1 && nowNanos - last.nanos < LEAST_STEP_NANOS) {
      samples.removeLast();
    }
    samples.addLast(new Sample(nowNanos, movedBytes));
    while (samples.size() > 2 && nowNanos - samples.getFirst().nanos > WINDOW_NANOS) {
      samples.removeFirst();
    }
  }

  /** Bytes a second over the last few seconds; 0 before anything is known. */
  public double bytesPerSecond() {
    if (samples.size() < 2) {
      return 0;
    }
    Sample first = samples.getFirst();
    Sample last = samples.getLast();
    long nanos = last.nanos - first.nanos;
    return nanos <= 0 ? 0 : (last.bytes - first.bytes) * 1e9 / nanos;
  }

  /** How long the rest will take at this pace; empty while nothing moves. */
  public OptionalLong secondsLeft(long leftBytes) {
    double rate = bytesPerSecond();
    boolean isKnown = rate >= 1 && leftBytes >= 0;
    return isKnown ? OptionalLong.of((long) Math.ceil(leftBytes / rate)) : OptionalLong.empty();
  }
}
