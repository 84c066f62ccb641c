package sextant.wire;

/** Offsets and fields of a VLAN tag (IEEE 802.1Q, §9.6): what follows the type 0x8100. */
public final class VlanFormat {
  static final int CONTROL = 0;
  static final int TYPE = 2;

  /** Bytes of the tag after its own type field. */
  public static final int LENGTH = 4;

  private VlanFormat() {}

  /** Priority code point, 0 to 7. */
  public static int priority(byte[] packet, int offset) {
    return Octets.u16(packet, offset + CONTROL) >>> 13;
  }

  /** Whether the frame may be dropped first when a switch is congested. */
  public static boolean isDropEligible(byte[] packet, int offset) {
    return (Octets.u16(packet, offset + CONTROL) & 0x1000) != 0;
  }

  /** VLAN identifier, 0 to 4,095. */
  public static int id(byte[] packet, int offset) {
    return Octets.u16(packet, offset + CONTROL) & 0xfff;
  }

  /** What follows the tag, as in the Ethernet header. */
  public static int type(byte[] packet, int offset) {
    return Octets.u16(packet, offset + TYPE);
  }
}
