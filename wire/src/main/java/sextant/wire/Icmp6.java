package sextant.wire;

/**
 * An ICMPv6 message (RFC 4443), neighbour discovery (RFC 4861) included: the payload of an IPv6
 * packet of protocol 58.
 */
public sealed interface Icmp6 extends Segment {
  int UNREACHABLE = 1;
  int PACKET_TOO_BIG = 2;
  int TIME_EXCEEDED = 3;
  int PARAMETER_PROBLEM = 4;
  int ECHO_REQUEST = 128;
  int ECHO_REPLY = 129;
  int ROUTER_SOLICITATION = 133;
  int ROUTER_ADVERTISEMENT = 134;
  int NEIGHBOUR_SOLICITATION = 135;
  int NEIGHBOUR_ADVERTISEMENT = 136;
  int REDIRECT = 137;

  /** The type number. */
  int type();

  /** The code number, 0 for most types. */
  default int code() {
    return 0;
  }

  /** The four bytes after the checksum. */
  default long rest() {
    return 0;
  }

  /** Everything after the first eight bytes. */
  Bytes body();

  /** What ping sends and gets back (RFC 4443, §4). */
  record Echo(boolean isReply, int code, int identifier, int sequence, Bytes body)
      implements Icmp6 {
    /** Numbers fit their bits. */
    public Echo {
      Range.requireBits("icmpv6 code", code, 8);
      Range.requireBits("icmpv6 identifier", identifier, 16);
      Range.requireBits("icmpv6 sequence", sequence, 16);
    }

    /** A request; the data comes back in the reply. */
    public static Echo request(int identifier, int sequence, Bytes data) {
      return new Echo(false, 0, identifier, sequence, data);
    }

    /** The answer to this request. */
    public Echo reply() {
      return new Echo(true, code, identifier, sequence, body);
    }

    @Override
    public int type() {
      return isReply ? ECHO_REPLY : ECHO_REQUEST;
    }

    @Override
    public long rest() {
      return (long) identifier << 16 | sequence;
    }
  }

  /**
   * An error about a packet, which it quotes: unreachable, too big, time exceeded, parameter
   * problem (RFC 4443, §3).
   *
   * @param rest the MTU, the pointer, or unused, depending on the type
   * @param body the quoted packet, cut off so that the error fits the smallest MTU, perhaps
   *     followed by extensions (RFC 4884)
   */
  record Problem(int type, int code, long rest, Bytes body) implements Icmp6 {
    /** The type is one of an error. */
    public Problem {
      Range.requireBits("icmpv6 code", code, 8);
      Range.requireBits("icmpv6 rest of header", rest, 32);
      if (!isError(type)) {
        throw new IllegalArgumentException("icmpv6 type " + type + " is no error");
      }
    }

    /** The beginning of the packet that caused the error, without extensions. */
    public Bytes quoted() {
      return body.slice(0, quotedLength(type, rest, body));
    }

    /** Extension objects after the quote (RFC 4884); empty when there are none. */
    public Bytes extensions() {
      return body.slice(quotedLength(type, rest, body));
    }
  }

  /** Asks routers to advertise themselves now (RFC 4861, §4.1). */
  record RouterSolicitation(Bytes options) implements Icmp6 {
    @Override
    public int type() {
      return ROUTER_SOLICITATION;
    }

    @Override
    public Bytes body() {
      return options;
    }
  }

  /**
   * A router says that it is there (RFC 4861, §4.2).
   *
   * @param flags managed, other, home agent, preference: the byte as it stands
   */
  record RouterAdvertisement(
      int hopLimit,
      int flags,
      int lifetimeSeconds,
      long reachableMillis,
      long retransmitMillis,
      Bytes options)
      implements Icmp6 {
    /** Numbers fit their bits. */
    public RouterAdvertisement {
      Range.requireBits("icmpv6 hop limit", hopLimit, 8);
      Range.requireBits("icmpv6 flags", flags, 8);
      Range.requireBits("icmpv6 lifetime", lifetimeSeconds, 16);
      Range.requireBits("icmpv6 reachable time", reachableMillis, 32);
      Range.requireBits("icmpv6 retransmit time", retransmitMillis, 32);
    }

    @Override
    public int type() {
      return ROUTER_ADVERTISEMENT;
    }

    @Override
    public long rest() {
      return (long) hopLimit << 24 | flags << 16 | lifetimeSeconds;
    }

    @Override
    public Bytes body() {
      byte[] times = new byte[8];
      Octets.put32(times, 0, (int) reachableMillis);
      Octets.put32(times, 4, (int) retransmitMillis);
      return Bytes.owned(times).plus(options);
    }
  }

  /** Who has this address? (RFC 4861, §4.3) */
  record NeighbourSolicitation(Ipv6Address target, Bytes options) implements Icmp6 {
    @Override
    public int type() {
      return NEIGHBOUR_SOLICITATION;
    }

    @Override
    public Bytes body() {
      return target.toBytes().plus(options);
    }
  }

  /** I have this address (RFC 4861, §4.4). */
  record NeighbourAdvertisement(
      boolean isRouter, boolean isSolicited, boolean isOverride, Ipv6Address target, Bytes options)
      implements Icmp6 {
    @Override
    public int type() {
      return NEIGHBOUR_ADVERTISEMENT;
    }

    @Override
    public long rest() {
      return (isRouter ? 1L << 31 : 0) | (isSolicited ? 1L << 30 : 0) | (isOverride ? 1L << 29 : 0);
    }

    @Override
    public Bytes body() {
      return target.toBytes().plus(options);
    }
  }

  /** There is a better first hop to this destination (RFC 4861, §4.5). */
  record Redirect(Ipv6Address target, Ipv6Address destination, Bytes options) implements Icmp6 {
    @Override
    public int type() {
      return REDIRECT;
    }

    @Override
    public Bytes body() {
      return target.toBytes().plus(destination.toBytes()).plus(options);
    }
  }

  /** Any other type, or a known type of an unexpected form. */
  record Other(int type, int code, long rest, Bytes body) implements Icmp6 {
    /** Numbers fit their bits. */
    public Other {
      Range.requireBits("icmpv6 type", type, 8);
      Range.requireBits("icmpv6 code", code, 8);
      Range.requireBits("icmpv6 rest of header", rest, 32);
    }
  }

  /** Reads one message, which fills the bytes; the checksum is not looked at. */
  static Icmp6 parse(Bytes message) throws MalformedException {
    MalformedException.requireLength("icmpv6", message.length(), IcmpFormat.LENGTH);
    int type = message.u8(IcmpFormat.TYPE);
    int code = message.u8(IcmpFormat.CODE);
    long rest = message.u32(IcmpFormat.REST);
    Bytes body = message.slice(IcmpFormat.BODY);
    if (isError(type)) {
      return new Problem(type, code, rest, body);
    } else if (type == ECHO_REQUEST || type == ECHO_REPLY) {
      return new Echo(type == ECHO_REPLY, code, (int) (rest >>> 16), (int) rest & 0xffff, body);
    }
    Icmp6 other = new Other(type, code, rest, body);
    return code == 0 ? discovery(type, rest, body, other) : other;
  }

  /** Forms with reserved bits set stay as they are, so that nothing is lost. */
  private static Icmp6 discovery(int type, long rest, Bytes body, Icmp6 other) {
    int length = body.length();
    return switch (type) {
      case ROUTER_SOLICITATION -> rest == 0 ? new RouterSolicitation(body) : other;
      case ROUTER_ADVERTISEMENT ->
          length < 8
              ? other
              : new RouterAdvertisement(
                  (int) (rest >>> 24),
                  (int) (rest >>> 16) & 0xff,
                  (int) rest & 0xffff,
                  body.u32(0),
                  body.u32(4),
                  body.slice(8));
      case NEIGHBOUR_SOLICITATION ->
          rest != 0 || length < 16
              ? other
              : new NeighbourSolicitation(address(body, 0), body.slice(16));
      case NEIGHBOUR_ADVERTISEMENT ->
          (rest & 0x1fff_ffffL) != 0 || length < 16
              ? other
              : new NeighbourAdvertisement(
                  (rest >>> 31 & 1) == 1,
                  (rest >>> 30 & 1) == 1,
                  (rest >>> 29 & 1) == 1,
                  address(body, 0),
                  body.slice(16));
      case REDIRECT ->
          rest != 0 || length < 32
              ? other
              : new Redirect(address(body, 0), address(body, 16), body.slice(32));
      default -> other;
    };
  }

  private static Ipv6Address address(Bytes body, int at) {
    return new Ipv6Address(body.i64(at), body.i64(at + 8));
  }

  /** Whether messages of this type quote the packet that caused them. */
  static boolean isError(int type) {
    return type >= UNREACHABLE && type <= PARAMETER_PROBLEM;
  }

  /**
   * How much of an error's body is quoted packet: the length field counts 64-bit words (RFC 4884,
   * §4.4).
   */
  static int quotedLength(int type, long rest, Bytes body) {
    boolean mayHaveExtensions = type == UNREACHABLE || type == TIME_EXCEEDED;
    return mayHaveExtensions
        ? IcmpExtension.quotedLength((int) (rest >>> 24) * 8, body)
        : body.length();
  }

  @Override
  default int length() {
    return IcmpFormat.LENGTH + body().length();
  }

  @Override
  default void writeTo(byte[] target, int offset, IpAddress source, IpAddress destination) {
    Bytes body = body();
    int length = IcmpFormat.LENGTH + body.length();
    Octets.put8(target, offset + IcmpFormat.TYPE, type());
    Octets.put8(target, offset + IcmpFormat.CODE, code());
    Octets.put16(target, offset + IcmpFormat.CHECKSUM, 0);
    Octets.put32(target, offset + IcmpFormat.REST, (int) rest());
    body.copyTo(target, offset + IcmpFormat.BODY);
    long pseudoHeader = Checksum.pseudoHeader(source, destination, IpProtocol.ICMPV6, length);
    Octets.put16(
        target,
        offset + IcmpFormat.CHECKSUM,
        Checksum.finish(pseudoHeader + Checksum.sum(target, offset, length)));
  }
}
