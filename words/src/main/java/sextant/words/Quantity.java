package sextant.words;

import java.util.Locale;

/**
 * Numbers with units as both faces write them: three significant digits, SI prefixes, a plain space
 * before the unit. The forms are the same in both languages.
 */
public final class Quantity {
  private static final String[] BYTE_UNITS = {"B", "kB", "MB", "GB", "TB", "PB", "EB"};
  private static final String[] COUNT_UNITS = {"", "k", "M", "G", "T", "P", "E"};

  private Quantity() {}

  /** A size in bytes: {@code 999 B}, {@code 1.50 MB} (powers of 1000). */
  public static String bytes(long byteCount) {
    return scaled((double) byteCount, BYTE_UNITS, " ");
  }

  /** A rate: {@code 12.3 MB/s}. */
  public static String bytesPerSecond(double rate) {
    return scaled(rate, BYTE_UNITS, " ") + "/s";
  }

  /** A count, shortened from 10,000 on: {@code 9999}, {@code 12.3k}. */
  public static String count(long count) {
    return Math.abs(count) < 10_000
        ? Long.toString(count)
        : scaled((double) count, COUNT_UNITS, "");
  }

  /**
   * A span of time: {@code 850 ns}, {@code 12.3 µs}, {@code 4.56 ms}, {@code 7.89 s}, {@code 3 min
   * 5 s}.
   */
  public static String duration(long nanos) {
    long size = Math.abs(nanos);
    if (size < 1_000) {
      return nanos + " ns";
    }
    if (size < 999_500) {
      return significant(nanos / 1e3) + " µs";
    }
    if (size < 999_500_000) {
      return significant(nanos / 1e6) + " ms";
    }
    long seconds = Math.round(nanos / 1e9);
    if (Math.abs(seconds) < 100) {
      return significant(nanos / 1e9) + " s";
    }
    return seconds < 3_600
        ? seconds / 60 + " min " + seconds % 60 + " s"
        : seconds / 3_600 + " h " + seconds / 60 % 60 + " min";
  }

  private static String scaled(double value, String[] units, String space) {
    int unit = 0;
    double rest = value;
    while (Math.abs(rest) >= 999.5 && unit < units.length - 1) {
      rest /= 1_000;
      unit++;
    }
    String number =
        unit == 0 && rest == Math.rint(rest) ? Long.toString((long) rest) : significant(rest);
    return number + space + units[unit];
  }

  /** Three significant digits without an exponent: {@code 1.23}, {@code 12.3}, {@code 123}. */
  public static String significant(double value) {
    double size = Math.abs(value);
    int decimals = size < 9.995 ? 2 : size < 99.95 ? 1 : 0;
    return decimals == 0
        ? Long.toString(Math.round(value))
        : String.format(Locale.ROOT, decimals == 1 ? "%.1f" : "%.2f", value);
  }
}
