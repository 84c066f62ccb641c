package sextant.wire;

/**
 * A message whose checksum covers a pseudo-header with the addresses of the IP packet around it.
 */
public interface Segment {
  /** How many bytes {@link #writeTo} writes, payload included. */
  int length();

  /**
   * Writes exactly {@link #length} bytes; both addresses are of one family and are those of the IP
   * header.
   */
  void writeTo(byte[] target, int offset, IpAddress source, IpAddress destination);

  /** The written form. */
  default Bytes toBytes(IpAddress source, IpAddress destination) {
    byte[] bytes = new byte[length()];
    writeTo(bytes, 0, source, destination);
    return Bytes.owned(bytes);
  }
}
