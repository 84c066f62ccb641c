package sextant.packets;

import java.time.ZoneId;
import sextant.wire.EtherType;
import sextant.wire.LinkType;
import sextant.wire.Octets;
import sextant.wire.PacketBuffer;

/**
 * One line per packet, in the words of {@code tcpdump -n}: technical terms that are the same in
 * every language. Sequence numbers are relative to the connection's first as far as 64k connections
 * are remembered. Not for several threads.
 */
public final class PacketLines {
  private static final int MAX_TAGS = 8;

  private final PacketTimes times;
  private final LineBuffer out;
  private final IpLines ip;

  /** Lines with times of this zone. */
  public PacketLines(ZoneId zone, LineBuffer out) {
    this.times = new PacketTimes(zone);
    this.out = out;
    this.ip = new IpLines(out);
  }

  /** Appends the packet's time and summary and a line end. */
  public void append(PacketBuffer packet) {
    times.timeOfDay(packet.epochNanos(), out);
    out.character(' ');
    summary(packet);
    out.character('\n');
  }

  /** Appends the summary alone. */
  public void summary(PacketBuffer packet) {
    byte[] array = packet.array();
    int from = packet.offset();
    int end = from + packet.capturedLength();
    int length = packet.originalLength();
    switch (packet.linkType()) {
      case LinkType.ETHERNET -> ethernet(array, from, end, length);
      case LinkType.LINUX_SLL -> cooked(array, from, end, 14, 16, length);
      case LinkType.LINUX_SLL2 -> cooked(array, from, end, 0, 20, length);
      case LinkType.RAW, LinkType.RAW_BSD, LinkType.RAW_OPENBSD, LinkType.IPV4, LinkType.IPV6 ->
          rawIp(array, from, end, length);
      case LinkType.NULL, LinkType.LOOP -> rawIp(array, Math.min(from + 4, end), end, length);
      default ->
          out.text(LinkType.name(packet.linkType()).english()).ascii(", length ").number(length);
    }
  }

  private void ethernet(byte[] array, int from, int end, int length) {
    if (end - from < 14) {
      out.ascii("[|ether], length ").number(length);
      return;
    }
    int at = from + 14;
    if (EtherType.isVlan(Octets.u16(array, at - 2))) {
      at = tags(array, at, end);
    }
    int type = Octets.u16(array, at - 2);
    if (!network(type, array, at, end)) {
      out.mac(array, from + 6).ascii(" > ").mac(array, from).ascii(", ");
      other(type, length);
    }
  }

  // Where what is tagged begins. A loop of its own, so that the compiler takes the rest only once.
  private int tags(byte[] array, int from, int end) {
    int at = from;
    int tags = 0;
    while (EtherType.isVlan(Octets.u16(array, at - 2)) && end - at >= 4 && tags < MAX_TAGS) {
      out.ascii("vlan ").number(Octets.u16(array, at) & 0xfff).ascii(", ");
      at += 4;
      tags++;
    }
    return at;
  }

  private void cooked(byte[] array, int from, int end, int typeAt, int header, int length) {
    if (end - from < header) {
      out.ascii("[|sll], length ").number(length);
      return;
    }
    int type = Octets.u16(array, from + typeAt);
    if (!network(type, array, from + header, end)) {
      other(type, length);
    }
  }

  private void other(int type, int length) {
    if (type < 0x0600) {
      out.ascii("802.3");
    } else {
      out.text(EtherType.name(type).english()).ascii(" (0x").hex(type, 4).character(')');
    }
    out.ascii(", length ").number(length);
  }

  private boolean network(int type, byte[] array, int at, int end) {
    switch (type) {
      case EtherType.IPV4 -> ip.ipv4(array, at, end);
      case EtherType.IPV6 -> ip.ipv6(array, at, end);
      case EtherType.ARP, EtherType.REVERSE_ARP -> ArpLines.append(array, at, end, out);
      default -> {
        return false;
      }
    }
    return true;
  }

  private void rawIp(byte[] array, int at, int end, int length) {
    int version = end > at ? array[at] >>> 4 & 15 : 0;
    switch (version) {
      case 4 -> ip.ipv4(array, at, end);
      case 6 -> ip.ipv6(array, at, end);
      default -> out.ascii("[|ip], length ").number(length);
    }
  }
}
