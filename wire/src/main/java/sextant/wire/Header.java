package sextant.wire;

/** A header or message that can be written without knowing what is around it. */
public interface Header {
  /** How many bytes {@link #writeTo} writes. */
  int length();

  /** Writes exactly {@link #length} bytes, lengths and checksums filled in. */
  void writeTo(byte[] target, int offset);

  /** The written form. */
  default Bytes toBytes() {
    byte[] bytes = new byte[length()];
    writeTo(bytes, 0);
    return Bytes.owned(bytes);
  }
}
