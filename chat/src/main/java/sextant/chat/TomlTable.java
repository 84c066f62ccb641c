package sextant.chat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One table of a configuration: its values by key and kind, and which nobody has asked for. */
final class TomlTable {
  private static final long MOST = 1_000_000_000;

  private final String prefix;
  private final Map<String, Toml.Entry> entries = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();

  /** A table whose keys are told with this before them, such as {@code limits.}. */
  TomlTable(String prefix) {
    this.prefix = prefix;
  }

  void add(Toml.Entry entry) {
    entries.put(entry.key(), entry);
  }

  /** The line of a key, or of the table's first value when the key is not there. */
  int line(String key) {
    Toml.Entry entry = entries.get(key);
    return entry != null
        ? entry.line()
        : entries.values().stream().mapToInt(Toml.Entry::line).min().orElse(0);
  }

  private <T> T value(String key, Class<T> type, T otherwise) throws Toml.SyntaxException {
    used.add(key);
    Toml.@Nullable Entry entry = entries.get(key);
    if (entry == null) {
      return otherwise;
    }
    if (!type.isInstance(entry.value())) {
      String wanted =
          type == Long.class
              ? "a number"
              : type == String.class ? "a text in quotes" : "another kind of value";
      throw new Toml.SyntaxException(entry.line(), key + " must be " + wanted);
    }
    return type.cast(entry.value());
  }

  String text(String key, String otherwise) throws Toml.SyntaxException {
    return value(key, String.class, otherwise);
  }

  boolean flag(String key, boolean otherwise) throws Toml.SyntaxException {
    return value(key, Boolean.class, otherwise);
  }

  /** Whether it is there, and true or false. */
  boolean isFlag(String key) {
    Toml.@Nullable Entry entry = entries.get(key);
    return entry != null && entry.value() instanceof Boolean;
  }

  int number(String key, int otherwise) throws Toml.SyntaxException {
    return number(key, otherwise, MOST);
  }

  int number(String key, int otherwise, long most) throws Toml.SyntaxException {
    long value = value(key, Long.class, (long) otherwise);
    if (entries.containsKey(key) && (value < 0 || value > most)) {
      throw new Toml.SyntaxException(line(key), prefix + key + " must be from 0 to " + most);
    }
    return (int) value;
  }

  int port(int otherwise) throws Toml.SyntaxException {
    return number("port", otherwise, 65_535);
  }

  List<String> texts(String key, List<String> otherwise) throws Toml.SyntaxException {
    List<String> all = new ArrayList<>();
    for (Object each : value(key, List.class, otherwise)) {
      all.add((String) each);
    }
    return all;
  }

  Optional<Path> path(String key) throws Toml.SyntaxException {
    String text = text(key, "");
    return text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
  }

  /** One of these words; the first when the file says nothing. */
  String oneOf(String key, List<String> words) throws Toml.SyntaxException {
    String value = text(key, words.getFirst());
    if (!words.contains(value)) {
      throw new Toml.SyntaxException(
          line(key), key + " must be one of " + String.join(", ", words));
    }
    return value;
  }

  /** A text that must be there. */
  String needed(String key, String what) throws Toml.SyntaxException {
    String value = text(key, "");
    if (value.isEmpty()) {
      throw new Toml.SyntaxException(line(key), what + " without a " + key);
    }
    return value;
  }

  /** Refuses what nobody has asked for. */
  void end() throws Toml.SyntaxException {
    for (Toml.Entry entry : entries.values()) {
      if (!used.contains(entry.key())) {
        throw new Toml.SyntaxException(entry.line(), "unknown key " + prefix + entry.key());
      }
    }
  }
}
