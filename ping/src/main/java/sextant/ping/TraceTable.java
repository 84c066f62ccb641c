package sextant.ping;

/** The probes of a trace by their 16-bit number, and by the kernel's count of sent messages. */
final class TraceTable {
  private static final int SIZE = 1 << 16;
  private static final int NUMBERS = SIZE - 1;

  private final int[] hops = new int[SIZE];
  private final int[] rounds = new int[SIZE];
  private final long[] sentNanos = new long[SIZE];
  private final long[] sentWall = new long[SIZE];
  private final long[] transmittedWall = new long[SIZE];
  private final boolean[] isAnswered = new boolean[SIZE];
  private final int[] numberOfMessage = new int[SIZE];
  private int last;
  private int messageCount;

  /** Notes the next probe and returns its number, 1 to 65,535 and round again. */
  int add(int hop, int round, long now, long wall) {
    int number = last % NUMBERS + 1;
    last = number;
    hops[number] = hop;
    rounds[number] = round;
    sentNanos[number] = now;
    sentWall[number] = wall;
    transmittedWall[number] = 0;
    isAnswered[number] = false;
    return number;
  }

  /** The kernel took the newest probe. */
  void accepted() {
    numberOfMessage[messageCount++ & (SIZE - 1)] = last;
  }

  /** The kernel counts from zero again. */
  void restart() {
    messageCount = 0;
  }

  /** The kernel sent its message of that count then. */
  void onTime(int message, long wall) {
    if (message >= 0 && message < messageCount) {
      transmittedWall[numberOfMessage[message & (SIZE - 1)]] = wall;
    }
  }

  /** Takes an answer: true when the probe is of that round and had none yet. */
  boolean answer(int number, int round) {
    boolean isNew =
        number > 0 && hops[number] > 0 && rounds[number] == round && !isAnswered[number];
    if (isNew) {
      isAnswered[number] = true;
    }
    return isNew;
  }

  int hop(int number) {
    return hops[number];
  }

  boolean isAnswered(int number) {
    return isAnswered[number];
  }

  RttClock clock(int number, long wall) {
    if (transmittedWall[number] > 0 && wall > transmittedWall[number]) {
      return RttClock.KERNEL;
    }
    return wall > sentWall[number] ? RttClock.RECEIVE : RttClock.USER;
  }

  long rttNanos(int number, long wall, long now) {
    return switch (clock(number, wall)) {
      case KERNEL -> wall - transmittedWall[number];
      case RECEIVE -> wall - sentWall[number];
      case USER -> now - sentNanos[number];
    };
  }
}
