package sextant.desktop.web;

/** The steps of zooming, as browsers have them. */
final class Zoom {
  private static final double[] STEPS = {
    0.3, 0.5, 0.67, 0.8, 0.9, 1, 1.1, 1.2, 1.33, 1.5, 1.7, 2, 2.4, 3, 4, 5
  };

  private Zoom() {}

  /** The next factor above (1) or below (-1), the natural one for 0. */
  static double next(double now, int step) {
    if (step == 0) {
      return 1;
    }
    double next = now;
    for (double one : step > 0 ? STEPS : reversed()) {
      if (step > 0 ? one > now + 0.001 : one < now - 0.001) {
        next = one;
        break;
      }
    }
    return next;
  }

  private static double[] reversed() {
    var reversed = new double[STEPS.length];
    for (int i = 0; i < STEPS.length; i++) {
      reversed[i] = STEPS[STEPS.length - 1 - i];
    }
    return reversed;
  }
}
