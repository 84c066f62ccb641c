package sextant.ping;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * What routers wrote into the IPv4 options of a packet (RFC 791, §3.1): record route or timestamp.
 *
 * @param hops the entries, in the order of the path
 * @param overflow how many more routers had no room
 */
public record RecordedRoute(List<Hop> hops, int overflow) {
  /** Nothing recorded. */
  public static final RecordedRoute NONE = new RecordedRoute(List.of(), 0);

  private static final int END = 0;
  private static final int NO_OPERATION = 1;
  private static final int ROUTE = 7;
  private static final int TIME = 68;

  /**
   * One entry.
   *
   * @param address the router; empty list when only times are recorded
   * @param millis milliseconds since midnight UT; the top bit marks a clock of another kind
   */
  public record Hop(List<InetAddress> address, OptionalInt millis) {}

  /** Reads the options of a header; anything malformed ends the list, nothing throws. */
  static RecordedRoute parse(byte[] options) {
    int at = 0;
    while (at < options.length && options[at] != END) {
      if (options[at] == NO_OPERATION) {
        at++;
        continue;
      }
      int length = at + 1 < options.length ? options[at + 1] & 0xff : 0;
      if (length < 3 || at + length > options.length) {
        return NONE;
      }
      if (options[at] == ROUTE) {
        return route(options, at, length);
      }
      if (options[at] == TIME && length >= 4) {
        return times(options, at, length);
      }
      at += length;
    }
    return NONE;
  }

  private static RecordedRoute route(byte[] options, int at, int length) {
    int end = at + Math.min(length, (options[at + 2] & 0xff) - 1);
    List<Hop> hops = new ArrayList<>();
    for (int i = at + 3; i + 4 <= end; i += 4) {
      hops.add(new Hop(List.of(Addresses.ofIpv4(int32(options, i))), OptionalInt.empty()));
    }
    return new RecordedRoute(List.copyOf(hops), 0);
  }

  private static RecordedRoute times(byte[] options, int at, int length) {
    int end = at + Math.min(length, (options[at + 2] & 0xff) - 1);
    boolean hasAddress = (options[at + 3] & 0xf) != 0;
    int step = hasAddress ? 8 : 4;
    List<Hop> hops = new ArrayList<>();
    for (int i = at + 4; i + step <= end; i += step) {
      List<InetAddress> address =
          hasAddress ? List.of(Addresses.ofIpv4(int32(options, i))) : List.of();
      hops.add(new Hop(address, OptionalInt.of(int32(options, i + step - 4))));
    }
    return new RecordedRoute(List.copyOf(hops), (options[at + 3] & 0xff) >>> 4);
  }

  private static int int32(byte[] b, int i) {
    return (b[i] & 0xff) << 24
        | (b[i + 1] & 0xff) << 16
        | (b[i + 2] & 0xff) << 8
        | (b[i + 3] & 0xff);
  }
}
