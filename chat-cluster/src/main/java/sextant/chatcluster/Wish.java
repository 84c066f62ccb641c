package sextant.chatcluster;

/** For a moment: who shall lead when somebody has to be chosen. Used by several threads. */
final class Wish {
  private static final long LASTS_NANOS = 10_000_000_000L;

  private volatile Made made = new Made("", 0);

  private record Made(String name, long untilNanos) {}

  void make(String node) {
    made = new Made(node, System.nanoTime() + LASTS_NANOS);
  }

  /** The name, empty when nobody wishes anything any more. */
  String name() {
    Made now = made;
    return now.untilNanos() - System.nanoTime() > 0 ? now.name() : "";
  }
}
