package sextant.wire;

/**
 * An IPv4 header (RFC 791, §3.1). Header length, total length and checksum follow from the rest and
 * are filled in when written.
 *
 * <p>Options are kept as the bytes they are, a multiple of four up to 40: {@link Ipv4Option#list}
 * and {@link Ipv4Option#join}.
 */
public record Ipv4(
    int dscp,
    int ecn,
    int identification,
    Fragment fragment,
    int timeToLive,
    int protocol,
    Ipv4Address source,
    Ipv4Address destination,
    Bytes options,
    int payloadLength)
    implements Header {
  /**
   * The flags and the place of this fragment.
   *
   * @param offset in bytes, a multiple of 8
   */
  public record Fragment(
      boolean reserved, boolean dontFragment, boolean moreFragments, int offset) {
    /** A whole packet that routers may cut up. */
    public static final Fragment NONE = new Fragment(false, false, false, 0);

    /** A whole packet that routers must not cut up. */
    public static final Fragment FORBIDDEN = new Fragment(false, true, false, 0);

    /** The offset is a multiple of 8 in 13 bits. */
    public Fragment {
      Range.requireBits("ipv4 fragment offset", offset, 16);
      if (offset % 8 != 0) {
        throw new IllegalArgumentException(
            "ipv4 fragment offset " + offset + ", not a multiple of 8");
      }
    }

    int bits() {
      return (reserved ? 0x8000 : 0)
          | (dontFragment ? 0x4000 : 0)
          | (moreFragments ? 0x2000 : 0)
          | offset >>> 3;
    }
  }

  /** Numbers fit their bits, options are whole 32-bit words. */
  public Ipv4 {
    Range.requireBits("ipv4 dscp", dscp, 6);
    Range.requireBits("ipv4 ecn", ecn, 2);
    Range.requireBits("ipv4 identification", identification, 16);
    Range.requireBits("ipv4 time to live", timeToLive, 8);
    Range.requireBits("ipv4 protocol", protocol, 8);
    Range.requireAtMost(
        "ipv4 options", options.length(), Ipv4Format.MAX_LENGTH - Ipv4Format.MIN_LENGTH);
    if (options.length() % 4 != 0) {
      throw new IllegalArgumentException("ipv4 options " + options.length() + ", not words of 4");
    }
    Range.requireBits(
        "ipv4 total length", (long) payloadLength + Ipv4Format.MIN_LENGTH + options.length(), 16);
    Range.requireBits("ipv4 payload length", payloadLength, 16);
  }

  /** A whole packet without options, time to live 64. */
  public static Ipv4 of(
      int protocol, Ipv4Address source, Ipv4Address destination, int payloadLength) {
    return new Ipv4(
        0, 0, 0, Fragment.FORBIDDEN, 64, protocol, source, destination, Bytes.EMPTY, payloadLength);
  }

  /**
   * Reads the header at the beginning of a packet. The payload may be cut off or followed by
   * padding; the checksum is not looked at.
   */
  public static Ipv4 parse(Bytes packet) throws MalformedException {
    MalformedException.requireLength("ipv4", packet.length(), Ipv4Format.MIN_LENGTH);
    byte[] array = packet.array();
    int at = packet.offset();
    int headerLength = Ipv4Format.headerLength(array, at);
    int totalLength = Ipv4Format.totalLength(array, at);
    if (Ipv4Format.version(array, at) != 4) {
      throw new MalformedException("ipv4: version " + Ipv4Format.version(array, at));
    }
    if (headerLength < Ipv4Format.MIN_LENGTH || totalLength < headerLength) {
      throw new MalformedException(
          "ipv4: header length " + headerLength + ", total length " + totalLength);
    }
    MalformedException.requireLength("ipv4", packet.length(), headerLength);
    return new Ipv4(
        Ipv4Format.dscp(array, at),
        Ipv4Format.ecn(array, at),
        Ipv4Format.identification(array, at),
        fragment(array, at),
        Ipv4Format.timeToLive(array, at),
        Ipv4Format.protocol(array, at),
        Ipv4Address.at(array, at + Ipv4Format.SOURCE),
        Ipv4Address.at(array, at + Ipv4Format.DESTINATION),
        packet.slice(Ipv4Format.MIN_LENGTH, headerLength),
        totalLength - headerLength);
  }

  private static Fragment fragment(byte[] array, int at) {
    return new Fragment(
        Ipv4Format.isReserved(array, at),
        Ipv4Format.isDontFragment(array, at),
        Ipv4Format.hasMoreFragments(array, at),
        Ipv4Format.fragmentOffset(array, at));
  }

  /** Bytes of the header, options included. */
  @Override
  public int length() {
    return Ipv4Format.MIN_LENGTH + options.length();
  }

  @Override
  public void writeTo(byte[] target, int offset) {
    Octets.put8(target, offset + Ipv4Format.VERSION, 0x40 | length() / 4);
    Octets.put8(target, offset + Ipv4Format.SERVICE, dscp << 2 | ecn);
    Octets.put16(target, offset + Ipv4Format.TOTAL_LENGTH, length() + payloadLength);
    Octets.put16(target, offset + Ipv4Format.IDENTIFICATION, identification);
    Octets.put16(target, offset + Ipv4Format.FLAGS, fragment.bits());
    Octets.put8(target, offset + Ipv4Format.TIME_TO_LIVE, timeToLive);
    Octets.put8(target, offset + Ipv4Format.PROTOCOL, protocol);
    Octets.put16(target, offset + Ipv4Format.CHECKSUM, 0);
    Octets.put32(target, offset + Ipv4Format.SOURCE, source.bits());
    Octets.put32(target, offset + Ipv4Format.DESTINATION, destination.bits());
    options.copyTo(target, offset + Ipv4Format.MIN_LENGTH);
    Octets.put16(target, offset + Ipv4Format.CHECKSUM, Checksum.of(target, offset, length()));
  }
}
