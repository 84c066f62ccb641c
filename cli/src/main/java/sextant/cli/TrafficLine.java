package sextant.cli;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * The line of Talk: local time to the microsecond, the peer, a sign for what happened, the rest.
 */
final class TrafficLine {
  private static final int PEER_WIDTH = 21; // an IPv4 address with its port

  private final Output output;
  private final ZoneId zone = ZoneId.systemDefault();

  TrafficLine(Output output) {
    this.output = output;
  }

  /** Prints one; the sign may be coloured already. */
  void print(Instant time, String peer, String sign, String what) {
    String clock = output.paint().in(Ink.FAINT, clock(time));
    output.line(
        (clock + "  " + Columns.left(peer, PEER_WIDTH) + " " + sign + " " + what).stripTrailing());
  }

  private String clock(Instant time) {
    LocalTime local = LocalTime.ofInstant(time, zone);
    return two(local.getHour())
        + ":"
        + two(local.getMinute())
        + ":"
        + two(local.getSecond())
        + "."
        + Integer.toString(1_000_000 + local.getNano() / 1_000).substring(1);
  }

  private static String two(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
