package sextant.ping;

/** Counts runs of lost probes; losses are told in the order of the probes. */
final class LossBursts {
  private long count;
  private long longest;
  private long current;
  private long lastLost;

  void onLost(long sequence) {
    if (current > 0 && sequence == lastLost + 1) {
      current++;
    } else {
      current = 1;
      count++;
    }
    lastLost = sequence;
    longest = Math.max(longest, current);
  }

  long count() {
    return count;
  }

  long longest() {
    return longest;
  }
}
