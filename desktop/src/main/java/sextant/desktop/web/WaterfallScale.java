package sextant.desktop.web;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import sextant.web.Exchange;

/** From when until when the bars of all requests reach. JavaFX thread. */
final class WaterfallScale {
  private Instant from = Instant.EPOCH;
  private double spanNanos = 1;

  /** Makes all of them fit. */
  void fit(List<Exchange> all) {
    from = all.stream().map(Exchange::started).min(Instant::compareTo).orElse(Instant.EPOCH);
    spanNanos = Math.max(1, all.stream().mapToDouble(this::end).max().orElse(1));
  }

  private double end(Exchange one) {
    return start(one) + one.timings().total();
  }

  private double start(Exchange one) {
    return Duration.between(from, one.started()).toNanos();
  }

  /** Where its bar begins, 0 to 1. */
  double left(Exchange one) {
    return start(one) / spanNanos;
  }

  /** How much of the width a time takes, 0 to 1. */
  double share(long nanos) {
    return Math.max(0, nanos) / spanNanos;
  }
}
