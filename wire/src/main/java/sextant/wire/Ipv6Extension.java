package sextant.wire;

import java.util.ArrayList;
import java.util.List;

/** One IPv6 extension header (RFC 8200, §4). {@code nextHeader} says what follows it. */
public sealed interface Ipv6Extension extends Header {
  /** What follows: another extension or {@link IpProtocol}. */
  int nextHeader();

  /** The number that announces this header in the one before it. */
  int kind();

  /**
   * The packet is a part of a bigger one (RFC 8200, §4.5).
   *
   * @param offset in bytes, a multiple of 8
   * @param reserved byte 1 and the two reserved bits, kept
   */
  record Fragment(
      int nextHeader, int offset, boolean moreFragments, long identification, int reserved)
      implements Ipv6Extension {
    /** Numbers fit their bits. */
    public Fragment {
      Range.requireBits("ipv6 next header", nextHeader, 8);
      Range.requireBits("ipv6 fragment offset", offset, 16);
      Range.requireBits("ipv6 fragment identification", identification, 32);
      Range.requireBits("ipv6 fragment reserved", reserved, 10);
      if (offset % 8 != 0) {
        throw new IllegalArgumentException(
            "ipv6 fragment offset " + offset + ", not a multiple of 8");
      }
    }

    @Override
    public int kind() {
      return IpProtocol.FRAGMENT;
    }

    @Override
    public int length() {
      return 8;
    }

    @Override
    public void writeTo(byte[] target, int at) {
      Octets.put8(target, at, nextHeader);
      Octets.put8(target, at + 1, reserved >>> 2);
      Octets.put16(target, at + 2, offset | (reserved & 3) << 1 | (moreFragments ? 1 : 0));
      Octets.put32(target, at + 4, (int) identification);
    }
  }

  /** Any other extension with a length field: options, routing, authentication, mobility. */
  record Other(int kind, int nextHeader, Bytes data) implements Ipv6Extension {
    /** Data after the length field fills the header up to whole words. */
    public Other {
      Range.requireBits("ipv6 next header", nextHeader, 8);
      if (!IpProtocol.isIpv6Extension(kind) || kind == IpProtocol.FRAGMENT) {
        throw new IllegalArgumentException("ipv6 extension of kind " + kind);
      }
      int unit = kind == IpProtocol.AH ? 4 : 8;
      int length = data.length() + 2;
      if (length % unit != 0 || length < 8 || length > 256 * unit) {
        throw new IllegalArgumentException("ipv6 extension of " + length + " bytes");
      }
    }

    @Override
    public int length() {
      return 2 + data.length();
    }

    @Override
    public void writeTo(byte[] target, int at) {
      Octets.put8(target, at, nextHeader);
      Octets.put8(target, at + 1, kind == IpProtocol.AH ? length() / 4 - 2 : length() / 8 - 1);
      data.copyTo(target, at + 2);
    }
  }

  /** Reads one header of this kind from the beginning of the bytes. */
  static Ipv6Extension parse(int kind, Bytes bytes) throws MalformedException {
    MalformedException.requireLength("ipv6 extension", bytes.length(), 8);
    byte[] array = bytes.array();
    int at = bytes.offset();
    if (kind == IpProtocol.FRAGMENT) {
      return new Fragment(
          bytes.u8(0),
          Ipv6Format.fragmentOffset(array, at),
          Ipv6Format.hasMoreFragments(array, at),
          Ipv6Format.fragmentIdentification(array, at),
          bytes.u8(1) << 2 | (bytes.u8(3) >>> 1 & 3));
    }
    int length = Ipv6Format.extensionLength(kind, array, at);
    MalformedException.requireLength("ipv6 extension", bytes.length(), length);
    return new Other(kind, bytes.u8(0), bytes.slice(2, length));
  }

  /**
   * Reads the extensions at the beginning of an IPv6 payload; the rest of the payload follows them.
   */
  static List<Ipv6Extension> list(int firstKind, Bytes payload) throws MalformedException {
    List<Ipv6Extension> list = new ArrayList<>();
    int kind = firstKind;
    int at = 0;
    while (IpProtocol.isIpv6Extension(kind)) {
      Ipv6Extension extension = parse(kind, payload.slice(at));
      list.add(extension);
      at += extension.length();
      if (extension instanceof Fragment fragment && fragment.offset() > 0) {
        return list; // the rest is the middle of something, not a header
      }
      kind = extension.nextHeader();
    }
    return list;
  }
}
