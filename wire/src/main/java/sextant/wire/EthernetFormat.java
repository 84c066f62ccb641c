package sextant.wire;

/** Offsets and fields of an Ethernet II header (IEEE 802.3, clause 3). */
public final class EthernetFormat {
  static final int DESTINATION = 0;
  static final int SOURCE = 6;
  static final int TYPE = 12;

  /** Bytes of the header; the frame check sequence is not part of captures. */
  public static final int LENGTH = 14;

  /** Values of the type field below this are the length of an IEEE 802.3 frame. */
  public static final int LOWEST_TYPE = 0x0600;

  private EthernetFormat() {}

  /** The MAC address of the receiver in the lowest 48 bits. */
  public static long destination(byte[] packet, int offset) {
    return Octets.u48(packet, offset + DESTINATION);
  }

  /** The MAC address of the sender in the lowest 48 bits. */
  public static long source(byte[] packet, int offset) {
    return Octets.u48(packet, offset + SOURCE);
  }

  /** What the frame carries, or its length when below {@link #LOWEST_TYPE}. */
  public static int type(byte[] packet, int offset) {
    return Octets.u16(packet, offset + TYPE);
  }
}
