package sextant.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.HttpUrl;

/**
 * Hosts that are numbers: browsers read {@code 127.1}, {@code 0x7f.0.0.1} and {@code 2130706433} as
 * the IPv4 address 127.0.0.1, and refuse what ends in a number and is none (WHATWG URL, IPv4
 * parser). Read otherwise, such a host would be a name for who checks it and an address for who
 * connects.
 */
final class NumericHost {
  private static final int MOST_PARTS = 4;
  private static final long TOO_LARGE = 1L << 32;

  private NumericHost() {}

  /** The address with its host as four numbers, if it is one; empty when it cannot be read. */
  static Optional<HttpUrl> canonical(HttpUrl url) {
    List<String> parts = parts(url.host());
    if (url.host().indexOf(':') >= 0 || !endsInNumber(parts.getLast())) {
      return Optional.of(url);
    }
    return address(parts).map(host -> url.newBuilder().host(host).build());
  }

  // One dot at the end does not count.
  private static List<String> parts(String host) {
    List<String> parts = new ArrayList<>(List.of(host.split("\\.", -1)));
    if (parts.size() > 1 && parts.getLast().isEmpty()) {
      parts.removeLast();
    }
    return parts;
  }

  private static boolean endsInNumber(String last) {
    return last.matches("[0-9]+|0[xX][0-9a-fA-F]*");
  }

  private static Optional<String> address(List<String> parts) {
    if (parts.size() > MOST_PARTS) {
      return Optional.empty();
    }
    long address = 0;
    for (int i = 0; i < parts.size(); i++) {
      long number = number(parts.get(i).toLowerCase(Locale.ROOT));
      boolean isLast = i == parts.size() - 1;
      int bitsLeft = 32 - 8 * i;
      if (number < 0 || number >= (isLast ? 1L << bitsLeft : 256)) {
        return Optional.empty();
      }
      address |= isLast ? number : number << (bitsLeft - 8);
    }
    return Optional.of(
        (address >> 24)
            + "."
            + (address >> 16 & 255)
            + "."
            + (address >> 8 & 255)
            + "."
            + (address & 255));
  }

  /** Decimal, hexadecimal behind 0x, octal behind 0; -1 for none, and too large stays too large. */
  private static long number(String part) {
    boolean isHex = part.startsWith("0x");
    boolean isOctal = !isHex && part.length() > 1 && part.startsWith("0");
    int radix = isHex ? 16 : isOctal ? 8 : 10;
    String digits = part.substring(isHex ? 2 : 0);
    if (part.isEmpty()) {
      return -1;
    }
    long number = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = Character.digit(digits.charAt(i), radix);
      if (digit < 0 || digits.charAt(i) > 'f') {
        return -1;
      }
      number = Math.min(number * radix + digit, TOO_LARGE);
    }
    return number;
  }
}
