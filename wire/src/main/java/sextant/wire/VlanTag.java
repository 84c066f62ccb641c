package sextant.wire;

/**
 * A VLAN tag (IEEE 802.1Q, §9.6): priority 0 to 7, identifier 0 to 4,095, and the type of what
 * follows.
 */
public record VlanTag(int priority, boolean dropEligible, int id, int type) implements Header {
  /** Each number fits its bits. */
  public VlanTag {
    Range.requireBits("vlan priority", priority, 3);
    Range.requireBits("vlan id", id, 12);
    Range.requireBits("vlan type", type, 16);
  }

  /** Reads the tag that follows a type field of 0x8100, 0x88a8 or 0x9100. */
  public static VlanTag parse(Bytes bytes) throws MalformedException {
    MalformedException.requireLength("vlan", bytes.length(), VlanFormat.LENGTH);
    byte[] array = bytes.array();
    int at = bytes.offset();
    return new VlanTag(
        VlanFormat.priority(array, at),
        VlanFormat.isDropEligible(array, at),
        VlanFormat.id(array, at),
        VlanFormat.type(array, at));
  }

  @Override
  public int length() {
    return VlanFormat.LENGTH;
  }

  @Override
  public void writeTo(byte[] target, int offset) {
    Octets.put16(target, offset, priority << 13 | (dropEligible ? 0x1000 : 0) | id);
    Octets.put16(target, offset + VlanFormat.TYPE, type);
  }
}
