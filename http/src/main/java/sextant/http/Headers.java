package sextant.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Header fields in their order; names are compared without regard to case. */
public final class Headers {
  private final List<Field> fields = new ArrayList<>();

  /** One field. */
  public record Field(String name, String value) {}

  /** Adds a field. */
  public Headers add(String name, String value) {
    fields.add(new Field(name, value));
    return this;
  }

  /** Goes on with the value of the field before, a space between (RFC 9112, 5.2). */
  void continueLast(String more) {
    Field last = fields.removeLast();
    fields.add(new Field(last.name(), (last.value() + " " + more).strip()));
  }

  /** The first value under a name. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** Every value under a name. */
  public List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  /** Whether a comma-separated field has that word. */
  public boolean hasToken(String name, String token) {
    return all(name).stream()
        .flatMap(value -> List.of(value.split(",")).stream())
        .anyMatch(word -> word.strip().equalsIgnoreCase(token));
  }

  /** All fields. */
  public List<Field> fields() {
    return List.copyOf(fields);
  }

  void writeTo(StringBuilder head) {
    for (Field field : fields) {
      head.append(field.name()).append(": ").append(field.value()).append("\r\n");
    }
  }
}
