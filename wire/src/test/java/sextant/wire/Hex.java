package sextant.wire;

/** Test bytes written down as hexadecimal digits. */
final class Hex {
  private Hex() {}

  static Bytes of(String... digits) {
    try {
      return Bytes.ofHex(String.join("", digits));
    } catch (MalformedException e) {
      throw new AssertionError(e);
    }
  }
}
