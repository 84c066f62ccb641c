package sextant.packets.filter;

import org.jspecify.annotations.Nullable;
import sextant.wire.IpAddress;
import sextant.wire.Ipv4Address;
import sextant.wire.Ipv6Address;
import sextant.wire.MalformedException;

/** Addresses and masks as people write them. */
final class Networks {
  private Networks() {}

  /**
   * An address and the bits of it that count.
   *
   * @param isPlain whether the text gave no prefix length, so that a mask may follow
   */
  record Network(IpAddress address, IpAddress mask, boolean isPlain) {
    boolean hasBitsBeyondMask() {
      if (address instanceof Ipv4Address a && mask instanceof Ipv4Address m) {
        return (a.bits() & ~m.bits()) != 0;
      }
      Ipv6Address a = (Ipv6Address) address;
      Ipv6Address m = (Ipv6Address) mask;
      return (a.high() & ~m.high()) != 0 || (a.low() & ~m.low()) != 0;
    }
  }

  /** The address this text is, or null. */
  static @Nullable IpAddress address(String text) {
    try {
      return text.indexOf(':') >= 0 ? Ipv6Address.parse(text) : Ipv4Address.parse(text);
    } catch (MalformedException notAnAddress) {
      return null;
    }
  }

  static int bits(IpAddress address) {
    return address instanceof Ipv4Address ? 32 : 128;
  }

  /** The mask with this many leading ones, for addresses of this kind. */
  static IpAddress mask(IpAddress like, int prefixLength) {
    if (like instanceof Ipv4Address) {
      return new Ipv4Address(prefixLength == 0 ? 0 : -1 << (32 - prefixLength));
    }
    int high = Math.min(64, prefixLength);
    int low = prefixLength - high;
    return new Ipv6Address(high == 0 ? 0 : -1L << (64 - high), low == 0 ? 0 : -1L << (64 - low));
  }

  /** {@code 10.0.0.0/8}, {@code 192.168}, {@code fe80::/10}. */
  static Network parse(Token token) throws FilterException {
    String text = token.text();
    int slash = text.indexOf('/');
    String head = slash < 0 ? text : text.substring(0, slash);
    boolean isShort = head.matches("[0-9]+(\\.[0-9]+){0,2}");
    int octets = isShort ? head.split("\\.", -1).length : 4;
    IpAddress address = address(isShort ? head + ".0".repeat(4 - octets) : head);
    if (address == null) {
      throw new FilterException(FilterProblem.BAD_NETWORK, token);
    }
    if (slash < 0) {
      int length = address instanceof Ipv4Address ? octets * 8 : 128;
      return new Network(address, mask(address, length), true);
    }
    Integer length = ValueParser.parseNumber(text.substring(slash + 1));
    if (length == null || length < 0 || length > bits(address)) {
      throw new FilterException(FilterProblem.BAD_NETWORK, token);
    }
    return new Network(address, mask(address, length), false);
  }
}
