package sextant.wire;

/** Checks numbers that a caller puts into a header. */
final class Range {
  private Range() {}

  static void requireBits(String field, long value, int bits) {
    if (value < 0 || value >>> bits != 0) {
      throw new IllegalArgumentException(
          field + " " + value + " does not fit in " + bits + " bits");
    }
  }

  static void requireAtMost(String field, int value, int limit) {
    if (value > limit) {
      throw new IllegalArgumentException(field + " " + value + " is more than " + limit);
    }
  }
}
