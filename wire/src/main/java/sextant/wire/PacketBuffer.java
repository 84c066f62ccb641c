package sextant.wire;

/**
 * The current packet of a {@link CaptureReader}: fields that the next packet overwrites, so that
 * reading millions of packets allocates nothing. Not for keeping and not for sharing between
 * threads; {@link #toPacket} makes a lasting copy.
 */
public final class PacketBuffer {
  private byte[] array = new byte[0];
  private int offset;
  private int capturedLength;
  private int originalLength;
  private int linkType;
  private int interfaceIndex;
  private long epochNanos;
  private String comment = "";

  /** The array that holds the packet, among other bytes; do not write to it. */
  public byte[] array() {
    return array;
  }

  /** Where in {@link #array} the packet begins. */
  public int offset() {
    return offset;
  }

  /** How many bytes of the packet are there. */
  public int capturedLength() {
    return capturedLength;
  }

  /** How many bytes the packet had on the wire. */
  public int originalLength() {
    return originalLength;
  }

  /** What the first byte belongs to: a {@link LinkType}. */
  public int linkType() {
    return linkType;
  }

  /** Which interface of the file it came from, counted from 0 within its section. */
  public int interfaceIndex() {
    return interfaceIndex;
  }

  /** Nanoseconds since 1970-01-01 UTC. */
  public long epochNanos() {
    return epochNanos;
  }

  /** What somebody remarked about it; empty when nobody did. */
  public String comment() {
    return comment;
  }

  /** A copy that lasts. */
  public CapturedPacket toPacket() {
    Bytes bytes = Bytes.copyOf(array, offset, capturedLength);
    return new CapturedPacket(interfaceIndex, linkType, epochNanos, bytes, originalLength, comment);
  }

  /** Points to a packet in an array; for readers of files and of sockets. */
  public void set(byte[] packetArray, int packetOffset, int captured, int original) {
    array = packetArray;
    offset = packetOffset;
    capturedLength = captured;
    originalLength = original;
    comment = "";
  }

  /** Says where and when the packet was captured. */
  public void setOrigin(int index, int link, long nanos) {
    interfaceIndex = index;
    linkType = link;
    epochNanos = nanos;
  }

  void setComment(String remark) {
    comment = remark;
  }
}
