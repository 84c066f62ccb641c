package sextant.files;

/**
 * How one transfer goes, at either end: what is counted of it and what holds it back.
 *
 * @param throttle keeps to a rate and to a pause
 */
record Course(Tally tally, Throttle throttle) {
  /** A new one; a rate of 0 lets everything through. */
  static Course atMost(long bytesPerSecond) {
    return new Course(new Tally(), new Throttle(bytesPerSecond));
  }
}
