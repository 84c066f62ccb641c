package sextant.ping;

/**
 * The probes of one target that may still be answered, in a ring: the newest {@code size} of them.
 * Numbers begin at 1 and are added in order.
 */
final class ProbeTable {

  /** What is known of a probe. */
  enum Probe {
    UNKNOWN,
    PENDING,
    ANSWERED,
    LOST,
    CLOSED
  }

  private final int mask;
  private final long[] sentNanos;
  private final long[] sentWall;
  private final long[] transmittedWall;
  private final Probe[] states;
  private long newest;
  private long oldestPending = 1;
  private int pending;
  private int lost;

  /** A table of at least this many probes. */
  ProbeTable(int size) {
    int capacity = Math.max(2, Integer.highestOneBit(Math.max(1, size - 1)) * 2);
    mask = capacity - 1;
    sentNanos = new long[capacity];
    sentWall = new long[capacity];
    transmittedWall = new long[capacity];
    states = new Probe[capacity];
    java.util.Arrays.fill(states, Probe.UNKNOWN);
  }

  int size() {
    return mask + 1;
  }

  /** Adds the next probe and returns the state of the one it pushes out. */
  Probe add(long sequence, long now, long wall) {
    int slot = (int) sequence & mask;
    Probe evicted = states[slot];
    leave(evicted);
    newest = sequence;
    sentNanos[slot] = now;
    sentWall[slot] = wall;
    transmittedWall[slot] = 0;
    states[slot] = Probe.PENDING;
    pending++;
    return evicted;
  }

  private void leave(Probe state) {
    if (state == Probe.PENDING) {
      pending--;
    } else if (state == Probe.LOST) {
      lost--;
    }
  }

  boolean isKnown(long sequence) {
    return sequence > 0 && sequence <= newest && sequence > newest - size();
  }

  Probe state(long sequence) {
    return isKnown(sequence) ? states[(int) sequence & mask] : Probe.UNKNOWN;
  }

  long sentNanos(long sequence) {
    return sentNanos[(int) sequence & mask];
  }

  long sentWall(long sequence) {
    return sentWall[(int) sequence & mask];
  }

  long transmittedWall(long sequence) {
    return transmittedWall[(int) sequence & mask];
  }

  void setTransmitted(long sequence, long wall) {
    if (isKnown(sequence)) {
      transmittedWall[(int) sequence & mask] = wall;
    }
  }

  void answer(long sequence) {
    change(sequence, Probe.ANSWERED);
  }

  void close(long sequence) {
    change(sequence, Probe.CLOSED);
  }

  void lose(long sequence) {
    change(sequence, Probe.LOST);
    lost += isKnown(sequence) ? 1 : 0;
  }

  private void change(long sequence, Probe state) {
    if (isKnown(sequence)) {
      int slot = (int) sequence & mask;
      leave(states[slot]);
      states[slot] = state;
    }
  }

  /** How many are waiting for an answer. */
  int pending() {
    return pending;
  }

  /** How many were given up and not answered since. */
  int lostCount() {
    return lost;
  }

  /** The oldest one that waits, 0 when none does. */
  long oldestPending() {
    if (pending == 0) {
      return 0;
    }
    oldestPending = Math.max(oldestPending, newest - size() + 1);
    while (states[(int) oldestPending & mask] != Probe.PENDING) {
      oldestPending++;
    }
    return oldestPending;
  }
}
