package sextant.web;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Header fields in the order they stand; names compare without case (RFC 9110, 5.1). Immutable.
 *
 * @param fields every field, a repeated name as often as it stands
 */
public record HeaderList(List<Field> fields) {
  /** No fields at all. */
  public static final HeaderList NONE = new HeaderList(List.of());

  /** One field. */
  public record Field(String name, String value) {}

  /** Keeps a copy. */
  public HeaderList {
    fields = List.copyOf(fields);
  }

  /** Fields from names and values in turn. */
  public static HeaderList of(String... namesAndValues) {
    List<Field> fields = new ArrayList<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Field(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new HeaderList(fields);
  }

  /** The first value of a name. */
  public Optional<String> first(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .findFirst();
  }

  /** Every value of a name, in order. */
  public List<String> all(String name) {
    return fields.stream()
        .filter(field -> field.name().equalsIgnoreCase(name))
        .map(Field::value)
        .toList();
  }

  /** All values of a name as one list, as RFC 9110, 5.2, combines them; empty when it is absent. */
  public String combined(String name) {
    return String.join(", ", all(name));
  }

  /** Whether there is such a field. */
  public boolean has(String name) {
    return first(name).isPresent();
  }

  /** With one more field at the end. */
  public HeaderList plus(String name, String value) {
    List<Field> more = new ArrayList<>(fields);
    more.add(new Field(name, value));
    return new HeaderList(more);
  }

  /** With these fields at the end. */
  public HeaderList plus(HeaderList others) {
    List<Field> more = new ArrayList<>(fields);
    more.addAll(others.fields);
    return new HeaderList(more);
  }

  /** With exactly this value for the name, at the end. */
  public HeaderList with(String name, String value) {
    return without(List.of(name)).plus(name, value);
  }

  /** With this field unless the name is there already. */
  public HeaderList orElse(String name, String value) {
    return has(name) ? this : plus(name, value);
  }

  /** Without every field of these names. */
  public HeaderList without(Collection<String> names) {
    return new HeaderList(
        fields.stream()
            .filter(field -> names.stream().noneMatch(field.name()::equalsIgnoreCase))
            .toList());
  }

  /** The same with the passwords and tokens of logins as stars: what is shown and written. */
  public HeaderList withoutSecrets() {
    return new HeaderList(fields.stream().map(HeaderList::withoutSecret).toList());
  }

  private static Field withoutSecret(Field field) {
    boolean isLogin =
        field.name().equalsIgnoreCase("Authorization")
            || field.name().equalsIgnoreCase("Proxy-Authorization");
    return isLogin
        ? new Field(field.name(), field.value().replaceFirst("(?s)^(\\S*).*", "$1 ***"))
        : field;
  }

  /** How many bytes the fields take on an HTTP/1.1 connection. */
  public long byteCount() {
    return fields.stream().mapToLong(f -> f.name().length() + f.value().length() + 4L).sum();
  }
}
