package sextant.ping;

/**
 * Decides which packet sizes to try until the largest that passes is known: believes routers that
 * say their limit (RFC 1191), and halves the interval where they are silent. Pure.
 */
final class PathMtuSearch {
  private int passes;
  private int fails;
  private int next;
  private boolean hasSilentDrops;

  /** Sizes are IP packets in bytes: one that surely passes, and the largest worth trying. */
  PathMtuSearch(int smallest, int largest) {
    passes = smallest;
    fails = largest + 1;
    next = largest;
  }

  boolean isDone() {
    return passes + 1 >= fails;
  }

  /** The size to try now. */
  int nextSize() {
    return next;
  }

  /** The largest size known to pass. */
  int mtu() {
    return passes;
  }

  /** Whether packets vanished without a word: an MTU black hole (RFC 2923). */
  boolean hasSilentDrops() {
    return hasSilentDrops;
  }

  void onReply() {
    passes = Math.max(passes, next);
    chooseMiddle();
  }

  /** A router or this machine says what fits; zero when it does not say. */
  void onTooBig(int limit) {
    boolean isBelievable = limit > passes && limit < next;
    fails = Math.min(fails, isBelievable ? limit + 1 : next);
    if (isBelievable) {
      next = limit;
    } else {
      chooseMiddle();
    }
  }

  void onSilence() {
    hasSilentDrops = true;
    fails = Math.min(fails, next);
    chooseMiddle();
  }

  private void chooseMiddle() {
    next = passes + (fails - passes) / 2;
  }
}
