package sextant.wire;

import java.util.ArrayList;
import java.util.List;

/** One option of an IPv4 header (RFC 791, §3.1; IP Parameters, IANA). */
public sealed interface Ipv4Option {
  int END = 0;
  int NO_OPERATION = 1;
  int RECORD_ROUTE = 7;
  int TIMESTAMP = 68;
  int LOOSE_SOURCE_ROUTE = 131;
  int STRICT_SOURCE_ROUTE = 137;
  int ROUTER_ALERT = 148;

  /** Ends the list; what follows up to the header's end is padding, kept. */
  record End(Bytes padding) implements Ipv4Option {}

  /** Aligns the next option. */
  record NoOperation() implements Ipv4Option {}

  /**
   * A route: recorded by the routers ({@link #RECORD_ROUTE}), or wanted by the sender ({@link
   * #LOOSE_SOURCE_ROUTE}, {@link #STRICT_SOURCE_ROUTE}).
   *
   * @param pointer place of the next slot to use, counted from the option's first byte as 1; the
   *     first slot is 4
   */
  record Route(int kind, int pointer, List<Ipv4Address> slots) implements Ipv4Option {
    /** Keeps its own copy of the list. */
    public Route {
      slots = List.copyOf(slots);
    }

    /** How many slots are filled in so far; a pointer that points nowhere counts as none. */
    public int used() {
      int used = (pointer - 4) / 4;
      return pointer < 4 || pointer % 4 != 0 || used > slots.size() ? 0 : used;
    }
  }

  /**
   * Times of routers in milliseconds since midnight UT.
   *
   * @param pointer place of the next slot to use, counted from the option's first byte as 1; the
   *     first slot is 5
   * @param overflow how many routers found no room, 0 to 15
   * @param flag 0 times only, 1 each with the router's address, 3 addresses given by the sender
   * @param slots the slots as 32-bit words: times, or address and time in turn
   */
  record Timestamp(int pointer, int overflow, int flag, List<Long> slots) implements Ipv4Option {
    /** Keeps its own copy of the list. */
    public Timestamp {
      slots = List.copyOf(slots);
    }
  }

  /** Asks routers to look at the packet (RFC 2113); 0 is the only value in wide use. */
  record RouterAlert(int value) implements Ipv4Option {}

  /** Any other kind, or a known kind with an unexpected length. */
  record Unknown(int kind, Bytes data) implements Ipv4Option {}

  /** Reads all options, padding included; joining them again gives the same bytes. */
  static List<Ipv4Option> list(Bytes options) throws MalformedException {
    List<Ipv4Option> list = new ArrayList<>();
    int at = 0;
    while (at < options.length()) {
      int kind = options.u8(at);
      if (kind == END) {
        list.add(new End(options.slice(at + 1)));
        return list;
      }
      if (kind == NO_OPERATION) {
        list.add(new NoOperation());
        at++;
      } else {
        int length = checkedLength(options, at);
        list.add(parse(kind, options.slice(at + 2, at + length)));
        at += length;
      }
    }
    return list;
  }

  private static int checkedLength(Bytes options, int at) throws MalformedException {
    int left = options.length() - at;
    int length = left < 2 ? 0 : options.u8(at + 1);
    if (length < 2 || length > left) {
      throw new MalformedException(
          "ipv4 option " + options.u8(at) + ": length " + length + " with " + left + " bytes left");
    }
    return length;
  }

  private static Ipv4Option parse(int kind, Bytes data) {
    boolean isRoute =
        kind == RECORD_ROUTE || kind == LOOSE_SOURCE_ROUTE || kind == STRICT_SOURCE_ROUTE;
    if (isRoute && data.length() % 4 == 1) {
      List<Ipv4Address> slots = new ArrayList<>();
      for (int at = 1; at < data.length(); at += 4) {
        slots.add(new Ipv4Address((int) data.u32(at)));
      }
      return new Route(kind, data.u8(0), slots);
    }
    if (kind == TIMESTAMP && data.length() >= 2 && data.length() % 4 == 2) {
      List<Long> slots = new ArrayList<>();
      for (int at = 2; at < data.length(); at += 4) {
        slots.add(data.u32(at));
      }
      return new Timestamp(data.u8(0), data.u8(1) >>> 4, data.u8(1) & 15, slots);
    }
    if (kind == ROUTER_ALERT && data.length() == 2) {
      return new RouterAlert(data.u16(0));
    }
    return new Unknown(kind, data);
  }

  /** Writes the options one after the other, padded with {@link #END} to whole 32-bit words. */
  static Bytes join(List<Ipv4Option> options) {
    Bytes joined = Bytes.EMPTY;
    for (Ipv4Option option : options) {
      joined = joined.plus(option.toBytes());
    }
    return joined.plus(Bytes.of(new int[-joined.length() & 3]));
  }

  /** Kind, length and data as they stand in the header. */
  default Bytes toBytes() {
    return switch (this) {
      case End end -> Bytes.of(END).plus(end.padding());
      case NoOperation() -> Bytes.of(NO_OPERATION);
      case Route(int kind, int pointer, List<Ipv4Address> slots) -> {
        Bytes bytes = Bytes.of(kind, 3 + 4 * slots.size(), pointer);
        for (Ipv4Address slot : slots) {
          bytes = bytes.plus(slot.toBytes());
        }
        yield bytes;
      }
      case Timestamp(int pointer, int overflow, int flag, List<Long> slots) -> {
        Bytes bytes = Bytes.of(TIMESTAMP, 4 + 4 * slots.size(), pointer, overflow << 4 | flag);
        for (long slot : slots) {
          bytes = bytes.plus(new Ipv4Address((int) slot).toBytes());
        }
        yield bytes;
      }
      case RouterAlert(int value) -> Bytes.of(ROUTER_ALERT, 4, value >>> 8, value);
      case Unknown(int kind, Bytes data) -> Bytes.of(kind, 2 + data.length()).plus(data);
    };
  }

  /** What an option is called. */
  static Name name(int kind) {
    return switch (kind) {
      case END -> new Name("end of options", "选项结束");
      case NO_OPERATION -> new Name("no operation", "无操作");
      case RECORD_ROUTE -> new Name("record route", "记录路由");
      case TIMESTAMP -> new Name("Internet timestamp", "网际时间戳");
      case LOOSE_SOURCE_ROUTE -> new Name("loose source route", "宽松源路由");
      case STRICT_SOURCE_ROUTE -> new Name("strict source route", "严格源路由");
      case ROUTER_ALERT -> new Name("router alert", "路由器警报");
      case 130 -> new Name("security", "安全");
      case 134 -> new Name("commercial security", "商业安全");
      case 136 -> new Name("stream identifier", "流标识");
      case 25 -> new Name("quick start", "快速启动");
      case 82 -> new Name("traceroute", "路由跟踪");
      default -> new Name("option " + kind, "选项 " + kind);
    };
  }
}
