package sextant.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * The Internet checksum (RFC 1071): one's-complement sum of 16-bit words, complemented.
 *
 * <p>A <em>sum</em> here is a non-negative {@code long} of network-order words with the carries not
 * yet folded in; sums of parts that begin at even distances may be added. {@link #finish} turns a
 * sum into the 16-bit checksum, and a message whose sum includes its own correct checksum finishes
 * as zero.
 */
public final class Checksum {
  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
  private static final VarHandle SHORTS =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.nativeOrder());
  private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
  private static final long LOW = 0xffff_ffffL;

  private Checksum() {}

  /** The checksum of these bytes; zero when they contain their own correct checksum. */
  public static int of(byte[] array, int offset, int length) {
    return finish(sum(array, offset, length));
  }

  /** The checksum of these bytes; zero when they contain their own correct checksum. */
  public static int of(Bytes bytes) {
    return finish(sum(bytes));
  }

  /**
   * The sum of these bytes, an odd last byte counted as the high half of a word (RFC 1071, §4.1).
   */
  public static long sum(Bytes bytes) {
    return sum(bytes.array(), bytes.offset(), bytes.length());
  }

  /**
   * The sum of these bytes, an odd last byte counted as the high half of a word (RFC 1071, §4.1).
   */
  public static long sum(byte[] array, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, array.length);
    // Word order does not matter to a one's-complement sum (RFC 1071, §2B), so the loop adds native
    // words and swaps the folded result once.
    int at = offset;
    int end = offset + length;
    long low = 0; // halves apart: neither sum overflows, and C2 makes vectors of it
    long high = 0;
    for (int last = end - 8; at <= last; at += 8) {
      long word = (long) LONGS.get(array, at);
      low += word & LOW;
      high += word >>> 32;
    }
    return networkOrder(low + high + rest(array, at, end, length));
  }

  /** The last 0 to 7 bytes as the top of a word: one load without a branch on their number. */
  private static long rest(byte[] array, int at, int end, int length) {
    if (length < 8) {
      return few(array, at, end);
    }
    long word = (long) LONGS.get(array, end - 8);
    int unwanted = 56 - (end - at) * 8; // shifted twice, because a shift by 64 is one by 0
    word = LITTLE_ENDIAN ? word >>> unwanted >>> 8 : word << unwanted << 8;
    return (word & LOW) + (word >>> 32);
  }

  private static long few(byte[] array, int from, int end) {
    long sum = 0;
    int at = from;
    if (end - at >= 4) {
      sum = (int) INTS.get(array, at) & LOW;
      at += 4;
    }
    if (end - at >= 2) {
      sum += (short) SHORTS.get(array, at) & 0xffff;
      at += 2;
    }
    if (at < end) {
      int last = array[at] & 0xff;
      sum += LITTLE_ENDIAN ? last : last << 8;
    }
    return sum;
  }

  private static int networkOrder(long sum) {
    int folded = fold(sum);
    return LITTLE_ENDIAN ? Short.reverseBytes((short) folded) & 0xffff : folded;
  }

  /** The sum with its carries added back until 16 bits are left. */
  public static int fold(long sum) {
    long folded = (sum & LOW) + (sum >>> 32);
    folded = (folded & 0xffff) + (folded >>> 16);
    folded = (folded & 0xffff) + (folded >>> 16);
    folded = (folded & 0xffff) + (folded >>> 16);
    return (int) folded;
  }

  /** The complement of the folded sum: what goes into the header. */
  public static int finish(long sum) {
    return ~fold(sum) & 0xffff;
  }

  /**
   * The checksum field of UDP, where zero means "none" and a computed zero is sent as all ones (RFC
   * 768).
   */
  public static int finishUdp(long sum) {
    int checksum = finish(sum);
    return checksum == 0 ? 0xffff : checksum;
  }

  /** The checksum after one 16-bit word of the data changed (RFC 1624, equation 3). */
  public static int update(int checksum, int oldWord, int newWord) {
    long sum = (long) (~checksum & 0xffff) + (~oldWord & 0xffff) + (newWord & 0xffff);
    return ~fold(sum) & 0xffff;
  }

  /** The sum of the IPv4 pseudo-header (RFC 9293, §3.1). */
  public static long pseudoHeader(
      Ipv4Address source, Ipv4Address destination, int protocol, int length) {
    return pseudoHeader4(source.bits(), destination.bits(), protocol, length);
  }

  /**
   * The sum of the IPv6 pseudo-header (RFC 8200, §8.1); the protocol is that of the upper layer.
   */
  public static long pseudoHeader(
      Ipv6Address source, Ipv6Address destination, int protocol, int length) {
    return halves(source.high())
        + halves(source.low())
        + halves(destination.high())
        + halves(destination.low())
        + protocol
        + (length & LOW);
  }

  /** The same from whichever family both addresses have. */
  public static long pseudoHeader(
      IpAddress source, IpAddress destination, int protocol, int length) {
    if (source instanceof Ipv4Address from && destination instanceof Ipv4Address to) {
      return pseudoHeader(from, to, protocol, length);
    }
    if (source instanceof Ipv6Address from && destination instanceof Ipv6Address to) {
      return pseudoHeader(from, to, protocol, length);
    }
    throw new IllegalArgumentException("bug: pseudo-header of " + source + " and " + destination);
  }

  static long pseudoHeader4(int source, int destination, int protocol, int length) {
    return (source & LOW) + (destination & LOW) + protocol + length;
  }

  private static long halves(long value) {
    return (value >>> 32) + (value & LOW);
  }
}
