package sextant.wire;

import java.util.List;
import java.util.Optional;

/**
 * One header of a packet with its fields, or the data that no header explains.
 *
 * @param key name in filters and JSON, such as {@code ip}, {@code tcp}, {@code data}
 * @param offset where it begins, in bytes from the packet's beginning
 * @param length its own bytes, without what it carries
 * @param quoteDepth 0 for the packet itself, 1 for headers quoted in its ICMP error, and so on
 * @param problem why the header could not be read to its end; the fields before that are listed
 */
public record Layer(
    String key,
    Name name,
    int offset,
    int length,
    int quoteDepth,
    List<Field> fields,
    Optional<Name> problem) {
  /** The first field of this key, looked for in parts too. */
  public Optional<Field> field(String fieldKey) {
    return find(fields, fieldKey);
  }

  private static Optional<Field> find(List<Field> among, String fieldKey) {
    for (Field field : among) {
      if (field.kind().key().equals(fieldKey)) {
        return Optional.of(field);
      }
      Optional<Field> part = find(field.parts(), fieldKey);
      if (part.isPresent()) {
        return part;
      }
    }
    return Optional.empty();
  }
}
