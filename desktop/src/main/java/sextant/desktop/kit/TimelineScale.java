package sextant.desktop.kit;

import java.util.ArrayList;
import java.util.List;

/**
 * Which stretch of time and which values a {@link Timeline} shows, and where they are on its plot:
 * pure arithmetic.
 *
 * @param fromMillis time at the left edge
 * @param toMillis time at the right edge
 * @param top the value at the upper edge; the lower edge is 0
 */
record TimelineScale(
    long fromMillis, long toMillis, double top, double left, double width, double height) {
  private static final long[] TIME_STEPS = {
    1_000,
    2_000,
    5_000,
    10_000,
    15_000,
    30_000,
    60_000,
    120_000,
    300_000,
    600_000,
    900_000,
    1_800_000,
    3_600_000,
    7_200_000,
    10_800_000,
    21_600_000,
    43_200_000,
    86_400_000
  };

  double x(long timeMillis) {
    return left + (double) (timeMillis - fromMillis) / Math.max(1, toMillis - fromMillis) * width;
  }

  double y(double value) {
    return height - Math.min(value, top) / top * (height - 4);
  }

  long timeAt(double x) {
    return fromMillis + Math.round((x - left) / Math.max(1, width) * (toMillis - fromMillis));
  }

  /** Round times for the marks of the time axis, at most one every {@code minimumPixels}. */
  List<Long> timeTicks(double minimumPixels, long zoneOffsetMillis) {
    double wanted = (toMillis - fromMillis) * minimumPixels / Math.max(1, width);
    long step = TIME_STEPS[TIME_STEPS.length - 1];
    for (long candidate : TIME_STEPS) {
      if (candidate >= wanted) {
        step = candidate;
        break;
      }
    }
    var ticks = new ArrayList<Long>();
    long first = Math.ceilDiv(fromMillis + zoneOffsetMillis, step) * step - zoneOffsetMillis;
    for (long at = first; at <= toMillis; at += step) {
      ticks.add(at);
    }
    return ticks;
  }

  /** Round values for the lines of the value axis, without 0, at most {@code most} of them. */
  List<Double> valueTicks(int most) {
    double step = roundUp(top / Math.max(1, most));
    var ticks = new ArrayList<Double>();
    for (int i = 1; i * step <= top * 1.0001; i++) {
      ticks.add(i * step);
    }
    return ticks;
  }

  /** The next number of the kind 1, 2, 5, 10, 20, … that is not less than this one. */
  static double roundUp(double value) {
    if (!(value > 0)) {
      return 1;
    }
    double power = Math.pow(10, Math.floor(Math.log10(value)));
    for (int factor : new int[] {1, 2, 5, 10}) {
      if (power * factor >= value * 0.999_999) {
        return power * factor;
      }
    }
    return power * 10;
  }
}
