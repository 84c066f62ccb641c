package sextant.cli;

/** Numbers as C's printf writes them, without a formatter: it would cost start-up time. */
final class Decimals {
  private static final long MICRO = 1_000;

  private Decimals() {}

  /** Milliseconds with three decimals, cut to microseconds: 0.051. */
  static String millis(long nanos) {
    return thousandths(nanos / MICRO);
  }

  private static String thousandths(long micros) {
    long fraction = micros % 1_000;
    String digits = Long.toString(fraction);
    return micros / 1_000 + (fraction < 10 ? ".00" : fraction < 100 ? ".0" : ".") + digits;
  }

  /** A reply's time as ping shows it: about three significant digits. */
  static String replyMillis(long nanos) {
    long micros = nanos / MICRO;
    if (micros >= 99_950) {
      return Long.toString((micros + 500) / 1_000);
    }
    if (micros >= 9_995) {
      long tenths = (micros + 50) / 100;
      return tenths / 10 + "." + tenths % 10;
    }
    if (micros >= 1_000) {
      long hundredths = (micros + 5) / 10;
      return hundredths / 100 + (hundredths % 100 < 10 ? ".0" : ".") + hundredths % 100;
    }
    return thousandths(micros);
  }

  /** A share of a whole in percent with one decimal at most: for tables that people read. */
  static String shortPercent(long part, long whole) {
    long tenths = whole == 0 ? 0 : Math.round(part * 1000.0 / whole);
    return tenths / 10 + (tenths % 10 == 0 ? "" : "." + tenths % 10);
  }

  /** A share of a whole in percent, as {@code %g} writes it: up to six significant digits. */
  static String percent(long part, long whole) {
    if (whole == 0 || part == 0) {
      return "0";
    }
    double percent = part * 100.0 / whole;
    long scale = percent >= 10 ? 10_000 : percent >= 1 ? 100_000 : 1_000_000;
    long scaled = Math.round(percent * scale);
    String fraction = Long.toString(scaled % scale + scale).substring(1);
    int end = fraction.length();
    while (end > 0 && fraction.charAt(end - 1) == '0') {
      end--;
    }
    return scaled / scale + (end == 0 ? "" : "." + fraction.substring(0, end));
  }

  /** Seconds since 1970 with six decimals, in the brackets of {@code ping -D}. */
  static String stamp(long epochNanos) {
    String micros = Long.toString(epochNanos / MICRO % 1_000_000 + 1_000_000).substring(1);
    return "[" + epochNanos / 1_000_000_000 + "." + micros + "] ";
  }
}
