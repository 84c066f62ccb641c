package sextant.packets;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import sextant.wire.Bytes;
import sextant.wire.Checksum;
import sextant.wire.Name;

/**
 * The Internet checksum of some bytes with every step on the way (RFC 1071): the checksum field
 * taken as zero, the 16-bit words added with their carries brought round, the complement.
 *
 * @param title what the bytes are
 * @param sum the one's-complement sum, 16 bits
 * @param checksum its complement, what belongs into the field
 * @param stored what the field holds, when there is a field
 */
public record ChecksumLesson(
    Name title, List<Step> steps, int sum, int checksum, OptionalInt stored) {

  /** What a word of the sum comes from. */
  public enum Origin {
    /** The bytes themselves. */
    DATA,
    /** The checksum field, counted as zero. */
    FIELD,
    /** A last odd byte with a zero after it. */
    PADDED,
    /** The pseudo-header: addresses, protocol and length from the IP header. */
    PSEUDO_HEADER
  }

  /**
   * One addition.
   *
   * @param offset place in the bytes, or in the pseudo-header
   * @param word the number added
   * @param total before the carry is brought round, up to 17 bits
   * @param sum after it
   */
  public record Step(Origin origin, int offset, int word, int total, int sum) {
    /** Whether the addition carried out of 16 bits. */
    public boolean hasCarry() {
      return total > 0xffff;
    }
  }

  /** Whether the field holds the right checksum; true when there is no field to be wrong. */
  public boolean isRight() {
    return stored.isEmpty() || stored.getAsInt() == checksum || isZeroOfUdp();
  }

  // UDP sends a computed zero as all ones; both are right (RFC 768).
  private boolean isZeroOfUdp() {
    return checksum == 0 && stored.getAsInt() == 0xffff;
  }

  /** The lesson of bytes without a checksum field. */
  public static ChecksumLesson of(Name title, Bytes bytes) {
    return of(title, Bytes.EMPTY, bytes, -1);
  }

  /**
   * The lesson of a header and what it covers.
   *
   * @param pseudoHeader counted before the bytes; may be empty, an even number of bytes
   * @param fieldOffset where the checksum is in the bytes, below zero for none
   */
  public static ChecksumLesson of(Name title, Bytes pseudoHeader, Bytes bytes, int fieldOffset) {
    List<Step> steps = new ArrayList<>();
    int sum = 0;
    for (int at = 0; at < pseudoHeader.length(); at += 2) {
      sum = add(steps, Origin.PSEUDO_HEADER, at, pseudoHeader.u16(at), sum);
    }
    boolean hasField = fieldOffset >= 0 && fieldOffset + 2 <= bytes.length();
    for (int at = 0; at + 1 < bytes.length(); at += 2) {
      boolean isField = hasField && at == fieldOffset;
      sum = add(steps, isField ? Origin.FIELD : Origin.DATA, at, isField ? 0 : bytes.u16(at), sum);
    }
    if (bytes.length() % 2 == 1) {
      int last = bytes.length() - 1;
      sum = add(steps, Origin.PADDED, last, bytes.u8(last) << 8, sum);
    }
    OptionalInt stored = hasField ? OptionalInt.of(bytes.u16(fieldOffset)) : OptionalInt.empty();
    return new ChecksumLesson(title, List.copyOf(steps), sum, Checksum.finish(sum), stored);
  }

  private static int add(List<Step> steps, Origin origin, int offset, int word, int sum) {
    int total = sum + word;
    int folded = Checksum.fold(total);
    steps.add(new Step(origin, offset, word, total, folded));
    return folded;
  }
}
