package sextant.desktop.kit;

/** A run of bytes: {@code length} of them from {@code offset} on. */
public record ByteRange(int offset, int length) {
  /** No bytes at all. */
  public static final ByteRange NONE = new ByteRange(0, 0);

  /** The range from one byte to another, both included, in either order. */
  public static ByteRange between(int one, int other) {
    return new ByteRange(Math.min(one, other), Math.abs(one - other) + 1);
  }

  /** The first offset behind the range. */
  public int end() {
    return offset + length;
  }

  /** Whether the byte at this offset is inside. */
  public boolean contains(int at) {
    return at >= offset && at < end();
  }

  /** Whether there is nothing in it. */
  public boolean isEmpty() {
    return length == 0;
  }
}
