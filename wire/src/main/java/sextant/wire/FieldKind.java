package sextant.wire;

/**
 * What all occurrences of a field have in common.
 *
 * @param key name in filters and JSON; where Wireshark has the field, it is Wireshark's, such as
 *     {@code ip.ttl}
 * @param name for people
 * @param section where it is specified, such as {@code RFC 791 §3.1}
 */
public record FieldKind(String key, Name name, String section) {
  static FieldKind of(String key, String english, String chinese, String section) {
    return new FieldKind(key, new Name(english, chinese), section);
  }
}
