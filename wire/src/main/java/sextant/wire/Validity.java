package sextant.wire;

/** What can be said about a field's value. */
public enum Validity {
  /** As it should be. */
  VALID,
  /** Wrong: a checksum that does not match, a length that cannot be. */
  INVALID,
  /** A checksum over bytes that are not all there: the packet was cut off, or is a fragment. */
  UNCHECKED,
  /** A checksum the sender left out. */
  ABSENT
}
