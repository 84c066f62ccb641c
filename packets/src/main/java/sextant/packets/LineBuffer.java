package sextant.packets;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import sextant.wire.Ipv4Address;
import sextant.wire.Ipv6Address;
import sextant.wire.MacAddress;
import sextant.wire.Octets;

/**
 * Text being made as UTF-8 bytes without a String per piece. Grows as needed; {@link #drainTo}
 * empties it. Not for several threads.
 *
 * <p>A capture of a million packets is read before the optimizing compiler has looked at this: what
 * runs for each byte is written as the first compiler likes it, with fields in variables, no
 * division, and checks small enough to be put in place.
 */
public final class LineBuffer {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PAIRS = pairs();
  private static final int LONGEST_INT = 10;

  private byte[] bytes = new byte[1 << 16];
  private int length;

  // The digits of 00 to 99, one behind the other.
  private static byte[] pairs() {
    byte[] pairs = new byte[200];
    for (int i = 0; i < 100; i++) {
      pairs[2 * i] = (byte) ('0' + i / 10);
      pairs[2 * i + 1] = (byte) ('0' + i % 10);
    }
    return pairs;
  }

  /** How many bytes it holds. */
  public int length() {
    return length;
  }

  /** Forgets the text. */
  public void clear() {
    length = 0;
  }

  /** Writes everything to the stream and forgets it. */
  public void drainTo(OutputStream stream) throws IOException {
    stream.write(bytes, 0, length);
    length = 0;
  }

  /** The array that holds the text from index 0; valid until the next change. */
  public byte[] array() {
    return bytes;
  }

  /** Text of the characters 0 to 127 only. */
  @SuppressWarnings("deprecation") // the one copy out of a String that needs no encoder
  public LineBuffer ascii(String text) {
    int count = text.length();
    reserve(count);
    text.getBytes(0, count, bytes, length);
    length += count;
    return this;
  }

  /** Text that is already bytes. */
  LineBuffer bytes(byte[] text) {
    reserve(text.length);
    System.arraycopy(text, 0, bytes, length, text.length);
    length += text.length;
    return this;
  }

  /** Any text. */
  public LineBuffer text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Bytes of a packet as ASCII, with a question mark for each that is no visible character. */
  LineBuffer visible(byte[] packet, int from, int count) {
    reserve(count);
    byte[] text = bytes;
    int at = length;
    for (int i = from; i < from + count; i++) {
      byte one = packet[i];
      text[at++] = one > ' ' && one < 0x7f ? one : (byte) '?';
    }
    length = at;
    return this;
  }

  /** One character of ASCII. */
  public LineBuffer character(char character) {
    reserve(1);
    bytes[length++] = (byte) character;
    return this;
  }

  /** A number in decimal. */
  public LineBuffer number(long number) {
    if (number < 0) {
      character('-');
      return number(-number);
    }
    if (number > Integer.MAX_VALUE) {
      return ascii(Long.toString(number));
    }
    int small = (int) number;
    if (small < 10) {
      return character((char) ('0' + small));
    }
    return padded(small, digits(small));
  }

  private static int digits(int number) {
    if (number < 1000) {
      return number < 100 ? 2 : 3;
    }
    int digits = 4;
    for (int limit = 10_000; number >= limit && digits < LONGEST_INT; limit *= 10) {
      digits++;
    }
    return digits;
  }

  /** A number in decimal with leading zeros, exactly this many digits. */
  public LineBuffer padded(int number, int digits) {
    reserve(digits);
    byte[] text = bytes;
    int first = length;
    int rest = number;
    int at = first + digits - 2;
    for (; at >= first; at -= 2) {
      int hundreds = (int) ((rest * 1_374_389_535L) >>> 37); // by 100, for every int from 0
      int pair = 2 * (rest - 100 * hundreds);
      rest = hundreds;
      text[at] = PAIRS[pair];
      text[at + 1] = PAIRS[pair + 1];
    }
    if (at == first - 1) {
      text[first] = (byte) ('0' + rest % 10);
    }
    length = first + digits;
    return this;
  }

  /** The lowest bits in hexadecimal, exactly this many digits. */
  public LineBuffer hex(long number, int digits) {
    reserve(digits);
    byte[] text = bytes;
    int at = length;
    for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
      text[at++] = HEX[(int) (number >>> shift) & 15];
    }
    length = at;
    return this;
  }

  /** The IPv4 address at this place of a packet. */
  public LineBuffer ipv4(byte[] packet, int offset) {
    reserve(Ipv4Address.MAX_TEXT);
    length = Ipv4Address.write(Octets.i32(packet, offset), bytes, length);
    return this;
  }

  /** The IPv6 address at this place of a packet. */
  public LineBuffer ipv6(byte[] packet, int offset) {
    reserve(Ipv6Address.MAX_TEXT);
    long high = Octets.i64(packet, offset);
    length = Ipv6Address.write(high, Octets.i64(packet, offset + 8), bytes, length);
    return this;
  }

  /** The Ethernet address at this place of a packet. */
  public LineBuffer mac(byte[] packet, int offset) {
    reserve(17);
    length = MacAddress.write(Octets.u48(packet, offset), bytes, length);
    return this;
  }

  private void reserve(int count) {
    if (length + count > bytes.length) {
      grow(count);
    }
  }

  private void grow(int count) {
    bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
  }

  @Override
  public String toString() {
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }
}
