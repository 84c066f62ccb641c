package sextant.wire;

/**
 * Bytes that are not what they should be. The message says which format, what was found and what
 * was needed.
 */
public final class MalformedException extends Exception {
  private static final long serialVersionUID = 1L;

  /** For example {@code "udp: 3 bytes, need 8"}: lower case, no full stop. */
  public MalformedException(String message) {
    super(message);
  }

  static MalformedException tooShort(String format, int found, int needed) {
    return new MalformedException(format + ": " + found + " bytes, need " + needed);
  }

  static void requireLength(String format, int found, int needed) throws MalformedException {
    if (found < needed) {
      throw tooShort(format, found, needed);
    }
  }
}
