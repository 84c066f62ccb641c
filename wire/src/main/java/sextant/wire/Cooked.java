package sextant.wire;

/**
 * A header of a Linux cooked capture (LINKTYPE_LINUX_SLL and LINKTYPE_LINUX_SLL2): what a capture
 * on all interfaces has instead of a link-layer header.
 *
 * @param version 1 or 2
 * @param packetType 0 to us, 1 broadcast, 2 multicast, 3 to another host, 4 sent by us
 * @param deviceType an ARPHRD_ number, 1 is Ethernet
 * @param interfaceIndex only in version 2, else 0
 * @param addressLength meaningful bytes of the address
 * @param address the sender's link-layer address: always 8 bytes
 * @param protocol mostly an Ethernet type
 */
public record Cooked(
    int version,
    int packetType,
    int deviceType,
    long interfaceIndex,
    int addressLength,
    Bytes address,
    int protocol)
    implements Header {
  /** Numbers fit their bits. */
  public Cooked {
    Range.requireBits("cooked packet type", packetType, version == 1 ? 16 : 8);
    Range.requireBits("cooked device type", deviceType, 16);
    Range.requireBits("cooked interface", interfaceIndex, version == 1 ? 0 : 32);
    Range.requireBits("cooked address length", addressLength, version == 1 ? 16 : 8);
    Range.requireBits("cooked protocol", protocol, 16);
    if (version < 1 || version > 2 || address.length() != 8) {
      throw new IllegalArgumentException("cooked header: version " + version);
    }
  }

  /** Reads the header at the beginning of a packet. */
  public static Cooked parse(int version, Bytes packet) throws MalformedException {
    if (version == 1) {
      MalformedException.requireLength("cooked", packet.length(), CookedFormat.LENGTH_1);
      return new Cooked(
          1,
          packet.u16(CookedFormat.PACKET_TYPE_1),
          packet.u16(CookedFormat.DEVICE_TYPE_1),
          0,
          packet.u16(CookedFormat.ADDRESS_LENGTH_1),
          packet.slice(CookedFormat.ADDRESS_1, CookedFormat.ADDRESS_1 + 8),
          packet.u16(CookedFormat.PROTOCOL_1));
    }
    MalformedException.requireLength("cooked", packet.length(), CookedFormat.LENGTH_2);
    return new Cooked(
        2,
        packet.u8(CookedFormat.PACKET_TYPE_2),
        packet.u16(CookedFormat.DEVICE_TYPE_2),
        packet.u32(CookedFormat.INTERFACE_2),
        packet.u8(CookedFormat.ADDRESS_LENGTH_2),
        packet.slice(CookedFormat.ADDRESS_2, CookedFormat.ADDRESS_2 + 8),
        packet.u16(CookedFormat.PROTOCOL_2));
  }

  @Override
  public int length() {
    return version == 1 ? CookedFormat.LENGTH_1 : CookedFormat.LENGTH_2;
  }

  @Override
  public void writeTo(byte[] target, int offset) {
    if (version == 1) {
      Octets.put16(target, offset + CookedFormat.PACKET_TYPE_1, packetType);
      Octets.put16(target, offset + CookedFormat.DEVICE_TYPE_1, deviceType);
      Octets.put16(target, offset + CookedFormat.ADDRESS_LENGTH_1, addressLength);
      address.copyTo(target, offset + CookedFormat.ADDRESS_1);
      Octets.put16(target, offset + CookedFormat.PROTOCOL_1, protocol);
    } else {
      Octets.put16(target, offset + CookedFormat.PROTOCOL_2, protocol);
      Octets.put16(target, offset + CookedFormat.PROTOCOL_2 + 2, 0);
      Octets.put32(target, offset + CookedFormat.INTERFACE_2, (int) interfaceIndex);
      Octets.put16(target, offset + CookedFormat.DEVICE_TYPE_2, deviceType);
      Octets.put8(target, offset + CookedFormat.PACKET_TYPE_2, packetType);
      Octets.put8(target, offset + CookedFormat.ADDRESS_LENGTH_2, addressLength);
      address.copyTo(target, offset + CookedFormat.ADDRESS_2);
    }
  }
}
