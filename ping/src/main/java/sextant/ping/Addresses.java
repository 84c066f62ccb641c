package sextant.ping;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** IPv4 addresses as numbers and as the JDK's objects. */
final class Addresses {
  private Addresses() {}

  /** Four decimal numbers with dots, or null; no look-up and no short forms. */
  static @Nullable InetAddress literalIpv4(String text) {
    long bits = parseIpv4(text);
    return bits < 0 ? null : ofIpv4((int) bits);
  }

  /** The 32 bits of a dotted address, or -1 when the text is none. */
  static long parseIpv4(String text) {
    long bits = 0;
    int parts = 0;
    int number = -1;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c >= '0' && c <= '9' && number != 0) {
        number = Math.max(number, 0) * 10 + c - '0';
      } else if (c != '.' || number < 0) {
        return -1;
      } else {
        bits = bits << 8 | number;
        number = -1;
        parts++;
      }
      if (number > 255 || parts > 4) {
        return -1;
      }
    }
    return parts == 4 ? bits : -1;
  }

  static InetAddress ofIpv4(int bits) {
    byte[] bytes = {(byte) (bits >>> 24), (byte) (bits >>> 16), (byte) (bits >>> 8), (byte) bits};
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new AssertionError("bug: four bytes are an address", impossible);
    }
  }

  static int toIpv4(Inet4Address address) {
    byte[] b = address.getAddress();
    return (b[0] & 0xff) << 24 | (b[1] & 0xff) << 16 | (b[2] & 0xff) << 8 | (b[3] & 0xff);
  }
}
