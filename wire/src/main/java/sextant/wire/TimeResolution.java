package sextant.wire;

import java.math.BigInteger;

/**
 * The unit of an interface's timestamps in pcapng: the option if_tsresol and if_tsoffset.
 *
 * @param code 10 to the power of minus this, or, with the highest bit set, 2 to the power of minus
 *     the rest
 * @param offsetSeconds added to each timestamp
 */
record TimeResolution(int code, long offsetSeconds) {
  static final TimeResolution MICROSECONDS = new TimeResolution(6, 0);

  private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);

  TimeResolution withOffset(long seconds) {
    return new TimeResolution(code, seconds);
  }

  TimeResolution withCode(int newCode) {
    return new TimeResolution(newCode, offsetSeconds);
  }

  /** Nanoseconds since 1970; times too far away for that many wrap around. */
  long epochNanos(long units) {
    long offset = offsetSeconds * 1_000_000_000L;
    if (code == 9) {
      return units + offset;
    } else if (code == 6) {
      return units * 1000 + offset;
    }
    BigInteger count = new BigInteger(Long.toUnsignedString(units)).multiply(NANOS_PER_SECOND);
    int power = code & 0x7f;
    BigInteger nanos =
        code > 0x7f ? count.shiftRight(power) : count.divide(BigInteger.TEN.pow(power));
    return nanos.longValue() + offset;
  }
}
