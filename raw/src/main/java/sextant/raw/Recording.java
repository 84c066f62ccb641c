package sextant.raw;

/** What routers on the way are asked to write into the IPv4 header (RFC 791, §3.1). */
public enum Recording {
  NONE,
  /** The address of up to nine routers. */
  ROUTE,
  /** The time of day of up to nine routers. */
  TIME,
  /** Address and time of up to four routers. */
  TIME_AND_ADDRESS;

  private static final int NO_OPERATION = 1;
  private static final int RECORD_ROUTE = 7;
  private static final int TIMESTAMP = 68;

  /** The option as it stands in the header of a request, with empty slots. */
  byte[] toBytes() {
    byte[] option = new byte[this == NONE ? 0 : this == TIME_AND_ADDRESS ? 36 : 40];
    switch (this) {
      case NONE -> {}
      case ROUTE -> {
        option[0] = NO_OPERATION;
        option[1] = RECORD_ROUTE;
        option[2] = (byte) (option.length - 1);
        option[3] = 4;
      }
      case TIME, TIME_AND_ADDRESS -> {
        option[0] = TIMESTAMP;
        option[1] = (byte) option.length;
        option[2] = 5;
        option[3] = (byte) (this == TIME ? 0 : 1);
      }
    }
    return option;
  }
}
