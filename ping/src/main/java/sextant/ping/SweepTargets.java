package sextant.ping;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.InputRule;

/**
 * The IPv4 addresses of a sweep, each once and in ascending order, kept as ranges: a /8 takes no
 * more room than one host. Addresses are numbered from 0.
 */
public final class SweepTargets {
  /** The most addresses a sweep takes: a /8. */
  public static final int MAX_ADDRESSES = 1 << 24;

  private final long[] starts;
  private final int[] firstIndexes;
  private final int size;

  /**
   * Reads what people write: {@code 10.0.0.0/24}, {@code 10.0.0.5-10.0.0.20}, {@code 10.0.0.5-20},
   * an address, or a name (looked up now). All addresses of a network count, its first and last
   * too.
   */
  public static SweepTargets parse(List<String> texts) throws FailureException {
    List<long[]> ranges = new ArrayList<>();
    for (String text : texts) {
      ranges.add(range(text));
    }
    return new SweepTargets(ranges);
  }

  private static long[] range(String text) throws FailureException {
    int slash = text.indexOf('/');
    int dash = text.indexOf('-');
    long whole = Addresses.parseIpv4(text);
    if (whole >= 0) {
      return new long[] {whole, whole};
    }
    if (text.indexOf(':') >= 0) {
      throw badInput(text, InputRule.SWEEP_IPV4);
    }
    if (slash > 0) {
      return network(text, Addresses.parseIpv4(text.substring(0, slash)), slash);
    }
    long start = dash > 0 ? Addresses.parseIpv4(text.substring(0, dash)) : -1;
    if (start >= 0) {
      return fromTo(text, start, text.substring(dash + 1));
    }
    InetAddress address = Target.resolve(text, Target.Family.IPV4).address();
    long found = Addresses.toIpv4((Inet4Address) address) & 0xffff_ffffL;
    return new long[] {found, found};
  }

  private static long[] network(String text, long address, int slash) throws FailureException {
    int bits = smallNumber(text.substring(slash + 1), 32);
    if (address < 0 || bits < 0) {
      throw badInput(text, InputRule.NETWORK);
    }
    long size = 1L << (32 - bits);
    long start = address & -size;
    return new long[] {start, start + size - 1};
  }

  private static long[] fromTo(String text, long start, String end) throws FailureException {
    int lastPart = smallNumber(end, 255);
    long last = lastPart >= 0 ? (start & ~0xffL) | lastPart : Addresses.parseIpv4(end);
    if (last < start) {
      throw badInput(text, InputRule.RANGE);
    }
    return new long[] {start, last};
  }

  private static int smallNumber(String text, int most) {
    int number = text.isEmpty() || text.length() > 3 ? -1 : 0;
    for (int i = 0; i < text.length() && number >= 0; i++) {
      int digit = Character.digit(text.charAt(i), 10);
      number = digit < 0 ? -1 : number * 10 + digit;
    }
    return number > most ? -1 : number;
  }

  private static FailureException badInput(String text, InputRule rule) {
    return new FailureException(Failure.badInput(text, rule));
  }

  private SweepTargets(List<long[]> ranges) throws FailureException {
    List<long[]> merged = merge(ranges);
    starts = new long[merged.size()];
    firstIndexes = new int[merged.size() + 1];
    long total = 0;
    for (int i = 0; i < starts.length; i++) {
      starts[i] = merged.get(i)[0];
      total += merged.get(i)[1] - starts[i] + 1;
      if (total > MAX_ADDRESSES) {
        throw badInput(Long.toString(total), InputRule.AT_MOST_SLASH_8);
      }
      firstIndexes[i + 1] = (int) total;
    }
    size = (int) total;
  }

  private static List<long[]> merge(List<long[]> ranges) {
    List<long[]> sorted = new ArrayList<>(ranges);
    sorted.sort((a, b) -> Long.compare(a[0], b[0]));
    List<long[]> merged = new ArrayList<>();
    for (long[] each : sorted) {
      long[] last = merged.isEmpty() ? null : merged.getLast();
      if (last != null && each[0] <= last[1] + 1) {
        last[1] = Math.max(last[1], each[1]);
      } else {
        merged.add(each.clone());
      }
    }
    return merged;
  }

  /** The number of addresses. */
  public int size() {
    return size;
  }

  /** Whether all of them are of this machine (127.0.0.0/8), where no rate limit is needed. */
  public boolean isLoopback() {
    for (int i = 0; i < starts.length; i++) {
      long last = starts[i] + firstIndexes[i + 1] - firstIndexes[i] - 1;
      if (starts[i] >>> 24 != 127 || last >>> 24 != 127) {
        return false;
      }
    }
    return true;
  }

  /** The address in network order as one number. */
  public int ipv4(int index) {
    int range = Arrays.binarySearch(firstIndexes, index);
    int at = range >= 0 ? range : -range - 2;
    return (int) (starts[at] + index - firstIndexes[at]);
  }

  /** The address as an object. */
  public InetAddress address(int index) {
    return Addresses.ofIpv4(ipv4(index));
  }

  /** The place of an address, -1 when it is not one of them. */
  int indexOf(int ipv4) {
    long address = ipv4 & 0xffff_ffffL;
    int found = Arrays.binarySearch(starts, address);
    int at = found >= 0 ? found : -found - 2;
    if (at < 0) {
      return -1;
    }
    long index = firstIndexes[at] + address - starts[at];
    return index < firstIndexes[at + 1] ? (int) index : -1;
  }
}
