package sextant.wire;

import java.util.ArrayList;
import java.util.List;

/** An ICMP message (RFC 792): the payload of an IPv4 packet of protocol 1. */
public sealed interface Icmp4 extends Header {
  int ECHO_REPLY = 0;
  int UNREACHABLE = 3;
  int SOURCE_QUENCH = 4;
  int REDIRECT = 5;
  int ECHO_REQUEST = 8;
  int ROUTER_ADVERTISEMENT = 9;
  int ROUTER_SOLICITATION = 10;
  int TIME_EXCEEDED = 11;
  int PARAMETER_PROBLEM = 12;
  int TIMESTAMP_REQUEST = 13;
  int TIMESTAMP_REPLY = 14;
  int MASK_REQUEST = 17;
  int MASK_REPLY = 18;

  /** The type number. */
  int type();

  /** The code number, 0 for most types. */
  int code();

  /** The four bytes after the checksum. */
  long rest();

  /** Everything after the first eight bytes. */
  Bytes body();

  /** What ping sends and gets back (RFC 792, p. 14). */
  record Echo(boolean isReply, int code, int identifier, int sequence, Bytes body)
      implements Icmp4 {
    /** Numbers fit their bits. */
    public Echo {
      Range.requireBits("icmp code", code, 8);
      Range.requireBits("icmp identifier", identifier, 16);
      Range.requireBits("icmp sequence", sequence, 16);
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
   * An error about a packet, which it quotes: unreachable, source quench, redirect, time exceeded,
   * parameter problem.
   *
   * @param rest next-hop MTU, gateway, pointer or length of the quote, depending on the type
   * @param body the quoted packet, cut off somewhere, perhaps followed by extensions (RFC 4884)
   */
  record Problem(int type, int code, long rest, Bytes body) implements Icmp4 {
    /** The type is one of an error. */
    public Problem {
      Range.requireBits("icmp code", code, 8);
      Range.requireBits("icmp rest of header", rest, 32);
      if (!isError(type)) {
        throw new IllegalArgumentException("icmp type " + type + " is no error");
      }
    }

    /** Largest packet the next hop takes, 0 from routers older than RFC 1191; for type 3 code 4. */
    public int nextHopMtu() {
      return (int) rest & 0xffff;
    }

    /** The better router; for type 5. */
    public Ipv4Address gateway() {
      return new Ipv4Address((int) rest);
    }

    /** Place of the faulty byte in the quoted packet; for type 12. */
    public int pointer() {
      return (int) (rest >>> 24);
    }

    /** The beginning of the packet that caused the error, without extensions. */
    public Bytes quoted() {
      return body.slice(0, IcmpExtension.quotedLength(type, rest, body));
    }

    /**
     * Extension objects after the quote (RFC 4884), such as MPLS labels; empty when there are none.
     */
    public Bytes extensions() {
      return body.slice(IcmpExtension.quotedLength(type, rest, body));
    }
  }

  /** Asks for or tells the time in milliseconds since midnight UT (RFC 792, p. 16). */
  record Timestamp(
      boolean isReply,
      int code,
      int identifier,
      int sequence,
      long originate,
      long receive,
      long transmit)
      implements Icmp4 {
    /** Numbers fit their bits. */
    public Timestamp {
      Range.requireBits("icmp code", code, 8);
      Range.requireBits("icmp identifier", identifier, 16);
      Range.requireBits("icmp sequence", sequence, 16);
      Range.requireBits("icmp originate timestamp", originate, 32);
      Range.requireBits("icmp receive timestamp", receive, 32);
      Range.requireBits("icmp transmit timestamp", transmit, 32);
    }

    @Override
    public int type() {
      return isReply ? TIMESTAMP_REPLY : TIMESTAMP_REQUEST;
    }

    @Override
    public long rest() {
      return (long) identifier << 16 | sequence;
    }

    @Override
    public Bytes body() {
      byte[] body = new byte[12];
      Octets.put32(body, 0, (int) originate);
      Octets.put32(body, 4, (int) receive);
      Octets.put32(body, 8, (int) transmit);
      return Bytes.owned(body);
    }
  }

  /** Asks for or tells the mask of the subnet (RFC 950, appendix I). */
  record Mask(boolean isReply, int code, int identifier, int sequence, Ipv4Address mask)
      implements Icmp4 {
    /** Numbers fit their bits. */
    public Mask {
      Range.requireBits("icmp code", code, 8);
      Range.requireBits("icmp identifier", identifier, 16);
      Range.requireBits("icmp sequence", sequence, 16);
    }

    @Override
    public int type() {
      return isReply ? MASK_REPLY : MASK_REQUEST;
    }

    @Override
    public long rest() {
      return (long) identifier << 16 | sequence;
    }

    @Override
    public Bytes body() {
      return mask.toBytes();
    }
  }

  /** Tells hosts which routers there are (RFC 1256, §3). */
  record RouterAdvertisement(int code, int lifetimeSeconds, List<Router> routers) implements Icmp4 {
    /** A router and how much it is preferred, a signed number. */
    public record Router(Ipv4Address address, int preference) {}

    /** At most 255 routers; keeps its own copy of the list. */
    public RouterAdvertisement {
      Range.requireBits("icmp code", code, 8);
      Range.requireBits("icmp lifetime", lifetimeSeconds, 16);
      Range.requireBits("icmp router count", routers.size(), 8);
      routers = List.copyOf(routers);
    }

    @Override
    public int type() {
      return ROUTER_ADVERTISEMENT;
    }

    @Override
    public long rest() {
      return (long) routers.size() << 24 | 2 << 16 | lifetimeSeconds;
    }

    @Override
    public Bytes body() {
      byte[] body = new byte[8 * routers.size()];
      for (int i = 0; i < routers.size(); i++) {
        Octets.put32(body, 8 * i, routers.get(i).address().bits());
        Octets.put32(body, 8 * i + 4, routers.get(i).preference());
      }
      return Bytes.owned(body);
    }
  }

  /** Any other type, or a known type of an unexpected length. */
  record Other(int type, int code, long rest, Bytes body) implements Icmp4 {
    /** Numbers fit their bits. */
    public Other {
      Range.requireBits("icmp type", type, 8);
      Range.requireBits("icmp code", code, 8);
      Range.requireBits("icmp rest of header", rest, 32);
    }
  }

  /** Reads one message, which fills the bytes; the checksum is not looked at. */
  static Icmp4 parse(Bytes message) throws MalformedException {
    MalformedException.requireLength("icmp", message.length(), IcmpFormat.LENGTH);
    int type = message.u8(IcmpFormat.TYPE);
    int code = message.u8(IcmpFormat.CODE);
    long rest = message.u32(IcmpFormat.REST);
    Bytes body = message.slice(IcmpFormat.BODY);
    if (isError(type)) {
      return new Problem(type, code, rest, body);
    }
    int identifier = (int) (rest >>> 16);
    int sequence = (int) rest & 0xffff;
    boolean isTimestamp = type == TIMESTAMP_REQUEST || type == TIMESTAMP_REPLY;
    if (type == ECHO_REQUEST || type == ECHO_REPLY) {
      return new Echo(type == ECHO_REPLY, code, identifier, sequence, body);
    } else if (isTimestamp && body.length() == 12) {
      return timestamp(type == TIMESTAMP_REPLY, code, rest, body);
    } else if ((type == MASK_REQUEST || type == MASK_REPLY) && body.length() == 4) {
      Ipv4Address mask = new Ipv4Address((int) body.u32(0));
      return new Mask(type == MASK_REPLY, code, identifier, sequence, mask);
    } else if (type == ROUTER_ADVERTISEMENT && isRouterList(rest, body)) {
      return new RouterAdvertisement(code, sequence, routers(body));
    }
    return new Other(type, code, rest, body);
  }

  private static Timestamp timestamp(boolean isReply, int code, long rest, Bytes body) {
    int identifier = (int) (rest >>> 16);
    int sequence = (int) rest & 0xffff;
    return new Timestamp(
        isReply, code, identifier, sequence, body.u32(0), body.u32(4), body.u32(8));
  }

  private static boolean isRouterList(long rest, Bytes body) {
    return (rest >>> 16 & 0xff) == 2 && body.length() == (rest >>> 24) * 8;
  }

  private static List<RouterAdvertisement.Router> routers(Bytes body) {
    List<RouterAdvertisement.Router> routers = new ArrayList<>();
    for (int at = 0; at < body.length(); at += 8) {
      routers.add(
          new RouterAdvertisement.Router(
              new Ipv4Address((int) body.u32(at)), (int) body.u32(at + 4)));
    }
    return routers;
  }

  /** Whether messages of this type quote the packet that caused them. */
  static boolean isError(int type) {
    return switch (type) {
      case UNREACHABLE, SOURCE_QUENCH, REDIRECT, TIME_EXCEEDED, PARAMETER_PROBLEM -> true;
      default -> false;
    };
  }

  @Override
  default int length() {
    return IcmpFormat.LENGTH + body().length();
  }

  @Override
  default void writeTo(byte[] target, int offset) {
    Octets.put8(target, offset + IcmpFormat.TYPE, type());
    Octets.put8(target, offset + IcmpFormat.CODE, code());
    Octets.put16(target, offset + IcmpFormat.CHECKSUM, 0);
    Octets.put32(target, offset + IcmpFormat.REST, (int) rest());
    body().copyTo(target, offset + IcmpFormat.BODY);
    Octets.put16(target, offset + IcmpFormat.CHECKSUM, Checksum.of(target, offset, length()));
  }
}
