package sextant.wire;

/**
 * Takes captured packets apart, layer by layer, each with its fields: the slow and complete way,
 * for people.
 */
public final class Dissector {
  private Dissector() {}

  /**
   * Never fails: what is cut off or makes no sense ends the list with a layer that says so, or with
   * plain data.
   *
   * @param linkType a {@link LinkType}
   * @param originalLength bytes on the wire, of which {@code packet} may be only the beginning
   */
  public static Dissection dissect(int linkType, Bytes packet, int originalLength) {
    Walk walk = new Walk(packet);
    int wire = Math.max(originalLength, packet.length());
    LinkLayers.dissect(walk, linkType, new Span(0, packet.length(), wire));
    return new Dissection(linkType, packet, wire, walk.layers());
  }

  /** Takes apart the packet the buffer holds now; its bytes are copied. */
  public static Dissection dissect(PacketBuffer packet) {
    Bytes bytes = Bytes.copyOf(packet.array(), packet.offset(), packet.capturedLength());
    return dissect(packet.linkType(), bytes, packet.originalLength());
  }

  /** Takes apart a packet of a capture. */
  public static Dissection dissect(CapturedPacket packet) {
    return dissect(packet.linkType(), packet.bytes(), packet.originalLength());
  }
}
