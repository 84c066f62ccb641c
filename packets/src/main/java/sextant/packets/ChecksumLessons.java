package sextant.packets;

import java.util.ArrayList;
import java.util.List;
import sextant.wire.Bytes;
import sextant.wire.EtherType;
import sextant.wire.IpProtocol;
import sextant.wire.Ipv4Format;
import sextant.wire.Ipv6Format;
import sextant.wire.Name;

/** Finds the checksums in pasted bytes. */
public final class ChecksumLessons {
  private static final Name BYTES = new Name("the bytes", "这些字节");
  private static final Name IPV4_HEADER = new Name("IPv4 header", "IPv4 首部");
  private static final int MAC_HEADER = 14;

  private ChecksumLessons() {}

  /** The plain sum of all bytes, whatever they are. */
  public static ChecksumLesson plain(Bytes bytes) {
    return ChecksumLesson.of(BYTES, bytes);
  }

  /** The sum of bytes with their checksum at an offset, such as an ICMP message with 2. */
  public static ChecksumLesson withField(Bytes bytes, int fieldOffset) {
    return ChecksumLesson.of(BYTES, Bytes.EMPTY, bytes, fieldOffset);
  }

  /**
   * Every checksum of an IP packet or Ethernet frame, from the outside in: the IPv4 header, then
   * ICMP, UDP or TCP with its pseudo-header. The plain sum when the bytes are none of these.
   */
  public static List<ChecksumLesson> of(Bytes bytes) {
    List<ChecksumLesson> lessons = new ArrayList<>();
    boolean isFrame =
        bytes.length() > MAC_HEADER && isIpType(bytes.u16(12)) && isIp(bytes.slice(MAC_HEADER));
    Bytes packet = isFrame ? bytes.slice(MAC_HEADER) : bytes;
    if (isIp(packet) && packet.u8(0) >>> 4 == 4) {
      ipv4(packet, lessons);
    } else if (isIp(packet)) {
      ipv6(packet, lessons);
    }
    if (lessons.isEmpty()) {
      lessons.add(plain(bytes));
    }
    return lessons;
  }

  private static boolean isIpType(int etherType) {
    return etherType == EtherType.IPV4 || etherType == EtherType.IPV6;
  }

  private static boolean isIp(Bytes packet) {
    if (packet.length() < Ipv4Format.MIN_LENGTH) {
      return false;
    }
    int first = packet.u8(0);
    int header = (first & 15) * 4;
    boolean isIpv4 =
        first >>> 4 == 4 && header >= Ipv4Format.MIN_LENGTH && header <= packet.length();
    return isIpv4 || (first >>> 4 == 6 && packet.length() >= Ipv6Format.LENGTH);
  }

  private static void ipv4(Bytes packet, List<ChecksumLesson> lessons) {
    int header = (packet.u8(0) & 15) * 4;
    lessons.add(ChecksumLesson.of(IPV4_HEADER, Bytes.EMPTY, packet.slice(0, header), 10));
    int end = Math.min(packet.length(), Math.max(header, packet.u16(2)));
    boolean isFragment = (packet.u16(6) & 0x3fff) != 0;
    if (!isFragment) {
      Bytes message = packet.slice(header, end);
      Bytes pseudo =
          packet
              .slice(12, 20)
              .plus(Bytes.of(0, packet.u8(9), message.length() >>> 8, message.length()));
      transport(packet.u8(9), pseudo, message, lessons);
    }
  }

  private static void ipv6(Bytes packet, List<ChecksumLesson> lessons) {
    int end = Math.min(packet.length(), Ipv6Format.LENGTH + packet.u16(4));
    Bytes message = packet.slice(Ipv6Format.LENGTH, end);
    int length = message.length();
    Bytes pseudo =
        packet
            .slice(8, 40)
            .plus(Bytes.of(0, 0, length >>> 8, length))
            .plus(Bytes.of(0, 0, 0, packet.u8(6)));
    transport(packet.u8(6), pseudo, message, lessons);
  }

  private static void transport(
      int protocol, Bytes pseudo, Bytes message, List<ChecksumLesson> lessons) {
    int field =
        switch (protocol) {
          case IpProtocol.ICMP, IpProtocol.ICMPV6 -> 2;
          case IpProtocol.UDP -> 6;
          case IpProtocol.TCP -> 16;
          default -> -1;
        };
    if (field >= 0 && message.length() >= field + 2) {
      Bytes before = protocol == IpProtocol.ICMP ? Bytes.EMPTY : pseudo;
      lessons.add(ChecksumLesson.of(IpProtocol.name(protocol), before, message, field));
    }
  }
}
