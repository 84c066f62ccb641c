package sextant.ping;

/**
 * Remembers which probe the kernel means when it numbers the messages it sent, newest {@value
 * #SIZE} only.
 */
final class TransmitTimes {
  private static final int SIZE = 4096;

  private final EchoHost[] hosts = new EchoHost[SIZE];
  private final long[] sequences = new long[SIZE];
  private int next;

  /** The next message the kernel accepts is this probe. */
  void expect(EchoHost host, long sequence) {
    hosts[next & (SIZE - 1)] = host;
    sequences[next & (SIZE - 1)] = sequence;
  }

  /** The kernel accepted it. */
  void accepted() {
    next++;
  }

  /** The kernel counts from zero again. */
  void restart() {
    next = 0;
  }

  /** The kernel tells when it sent message {@code number}. */
  void onTime(int number, long wall) {
    boolean isKnown = number < next && number >= next - SIZE;
    if (isKnown) {
      int slot = number & (SIZE - 1);
      hosts[slot].onTransmitted(sequences[slot], wall);
    }
  }
}
