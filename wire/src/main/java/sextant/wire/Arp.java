package sextant.wire;

/**
 * An ARP packet (RFC 826) with addresses of any length.
 *
 * <p>The two sender addresses and the two target addresses must have equal lengths.
 */
public record Arp(
    int hardwareType,
    int protocolType,
    int operation,
    Bytes senderHardware,
    Bytes senderProtocol,
    Bytes targetHardware,
    Bytes targetProtocol)
    implements Header {
  /** Operation: who has this protocol address? */
  public static final int REQUEST = 1;

  /** Operation: I have it. */
  public static final int REPLY = 2;

  /** Numbers fit their bits, addresses their length fields. */
  public Arp {
    Range.requireBits("arp hardware type", hardwareType, 16);
    Range.requireBits("arp protocol type", protocolType, 16);
    Range.requireBits("arp operation", operation, 16);
    Range.requireBits("arp hardware length", senderHardware.length(), 8);
    Range.requireBits("arp protocol length", senderProtocol.length(), 8);
    if (senderHardware.length() != targetHardware.length()
        || senderProtocol.length() != targetProtocol.length()) {
      throw new IllegalArgumentException("arp: sender and target addresses differ in length");
    }
  }

  /** A packet for IPv4 over Ethernet. */
  public static Arp ethernet(
      int operation,
      MacAddress sender,
      Ipv4Address senderIp,
      MacAddress target,
      Ipv4Address targetIp) {
    return new Arp(
        1,
        EtherType.IPV4,
        operation,
        bytes(sender),
        senderIp.toBytes(),
        bytes(target),
        targetIp.toBytes());
  }

  private static Bytes bytes(MacAddress address) {
    byte[] bytes = new byte[6];
    Octets.put48(bytes, 0, address.bits());
    return Bytes.owned(bytes);
  }

  /** Reads one packet; padding after it is ignored. */
  public static Arp parse(Bytes packet) throws MalformedException {
    MalformedException.requireLength("arp", packet.length(), ArpFormat.FIXED_LENGTH);
    byte[] array = packet.array();
    int at = packet.offset();
    MalformedException.requireLength("arp", packet.length(), ArpFormat.length(array, at));
    int hardware = ArpFormat.hardwareLength(array, at);
    int protocol = ArpFormat.protocolLength(array, at);
    int target = ArpFormat.FIXED_LENGTH + hardware + protocol;
    return new Arp(
        ArpFormat.hardwareType(array, at),
        ArpFormat.protocolType(array, at),
        ArpFormat.operation(array, at),
        packet.slice(ArpFormat.FIXED_LENGTH, ArpFormat.FIXED_LENGTH + hardware),
        packet.slice(ArpFormat.FIXED_LENGTH + hardware, target),
        packet.slice(target, target + hardware),
        packet.slice(target + hardware, target + hardware + protocol));
  }

  @Override
  public int length() {
    return ArpFormat.FIXED_LENGTH + 2 * senderHardware.length() + 2 * senderProtocol.length();
  }

  @Override
  public void writeTo(byte[] target, int offset) {
    Octets.put16(target, offset + ArpFormat.HARDWARE_TYPE, hardwareType);
    Octets.put16(target, offset + ArpFormat.PROTOCOL_TYPE, protocolType);
    Octets.put8(target, offset + ArpFormat.HARDWARE_LENGTH, senderHardware.length());
    Octets.put8(target, offset + ArpFormat.PROTOCOL_LENGTH, senderProtocol.length());
    Octets.put16(target, offset + ArpFormat.OPERATION, operation);
    int at = offset + ArpFormat.FIXED_LENGTH;
    for (Bytes address :
        new Bytes[] {senderHardware, senderProtocol, targetHardware, targetProtocol}) {
      address.copyTo(target, at);
      at += address.length();
    }
  }
}
