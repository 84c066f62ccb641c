package sextant.wire;

/** An IPv4 or IPv6 address. */
public sealed interface IpAddress permits Ipv4Address, Ipv6Address {
  /** The address as the 4 or 16 bytes that headers carry. */
  Bytes toBytes();

  /** Four bytes make an IPv4 address, sixteen an IPv6 address. */
  static IpAddress of(byte[] address) {
    return switch (address.length) {
      case 4 -> Ipv4Address.at(address, 0);
      case 16 -> Ipv6Address.at(address, 0);
      default -> throw new IllegalArgumentException("bug: address of " + address.length + " bytes");
    };
  }
}
