package sextant.raw;

/**
 * Room for the packets of one {@link PacketSocket#receive}, reused from call to call. The arrays
 * are overwritten by the next call, so a reader copies what it keeps. Not for several threads.
 */
public final class PacketBatch {
  private final byte[] bytes;
  private final int[] offsets;
  private final int[] capturedLengths;
  private final int[] originalLengths;
  private final long[] timestamps;
  private final int[] interfaces;
  private final Direction[] directions;
  private int size;
  private int used;

  /** Room for this many packets and bytes; at least one packet of 256 KiB must fit. */
  public PacketBatch(int packetCount, int byteCount) {
    if (byteCount < CaptureRequest.WHOLE_PACKETS + 64) {
      throw new IllegalArgumentException("bug: a batch of " + byteCount + " bytes is too small");
    }
    bytes = new byte[byteCount];
    offsets = new int[packetCount];
    capturedLengths = new int[packetCount];
    originalLengths = new int[packetCount];
    timestamps = new long[packetCount];
    interfaces = new int[packetCount];
    directions = new Direction[packetCount];
  }

  /** The number of packets held now. */
  public int size() {
    return size;
  }

  /** The array that all packets lie in. */
  public byte[] bytes() {
    return bytes;
  }

  /** Where packet {@code index} begins. */
  public int offset(int index) {
    return offsets[index];
  }

  /** How many of its bytes are here. */
  public int capturedLength(int index) {
    return capturedLengths[index];
  }

  /** How many bytes it had on the link. */
  public int originalLength(int index) {
    return originalLengths[index];
  }

  /** When the kernel saw it, in nanoseconds since 1970. */
  public long timestampNanos(int index) {
    return timestamps[index];
  }

  /** The system's number of the interface it passed. */
  public int interfaceIndex(int index) {
    return interfaces[index];
  }

  /** Which way it went. */
  public Direction direction(int index) {
    return directions[index];
  }

  void clear() {
    size = 0;
    used = 0;
  }

  boolean hasRoom(int byteCount) {
    return size < offsets.length && used + byteCount <= bytes.length;
  }

  /**
   * Begins the next packet; the caller fills {@code capturedLength} bytes at the returned offset.
   */
  int add(int capturedLength, int originalLength, long timestamp, int nic, Direction direction) {
    int offset = used;
    offsets[size] = offset;
    capturedLengths[size] = capturedLength;
    originalLengths[size] = originalLength;
    timestamps[size] = timestamp;
    interfaces[size] = nic;
    directions[size] = direction;
    size++;
    used += capturedLength;
    return offset;
  }
}
