package sextant.wire;

/**
 * An Ethernet II header (IEEE 802.3, clause 3); a type below 0x0600 is the length of an 802.3
 * frame.
 */
public record Ethernet(MacAddress destination, MacAddress source, int type) implements Header {
  /** The type is 16 bits. */
  public Ethernet {
    Range.requireBits("ethernet type", type, 16);
  }

  /** Reads the header at the beginning of a frame. */
  public static Ethernet parse(Bytes frame) throws MalformedException {
    MalformedException.requireLength("ethernet", frame.length(), EthernetFormat.LENGTH);
    byte[] array = frame.array();
    int at = frame.offset();
    return new Ethernet(
        MacAddress.at(array, at + EthernetFormat.DESTINATION),
        MacAddress.at(array, at + EthernetFormat.SOURCE),
        EthernetFormat.type(array, at));
  }

  @Override
  public int length() {
    return EthernetFormat.LENGTH;
  }

  @Override
  public void writeTo(byte[] target, int offset) {
    Octets.put48(target, offset + EthernetFormat.DESTINATION, destination.bits());
    Octets.put48(target, offset + EthernetFormat.SOURCE, source.bits());
    Octets.put16(target, offset + EthernetFormat.TYPE, type);
  }
}
