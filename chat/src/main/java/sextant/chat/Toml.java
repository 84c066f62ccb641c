package sextant.chat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * As much TOML as a configuration needs: tables, arrays of tables, strings, whole numbers, truth
 * values, and arrays of strings on one line. Every value remembers its line.
 */
final class Toml {
  /** One {@code key = value}, with its table's name and number. */
  record Entry(String table, int index, String key, Object value, int line) {}

  /** Text that is no such file; the message begins with the line. */
  static final class SyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    SyntaxException(int line, String reason) {
      super("line " + line + ": " + reason);
    }
  }

  private final List<Entry> entries = new ArrayList<>();
  private final Set<String> seen = new HashSet<>();
  private String table = "";
  private int index;

  private Toml() {}

  static List<Entry> parse(List<String> lines) throws SyntaxException {
    Toml toml = new Toml();
    for (int i = 0; i < lines.size(); i++) {
      toml.line(withoutComment(lines.get(i)).strip(), i + 1);
    }
    return toml.entries;
  }

  private static String withoutComment(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '#' && !quoted) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  private void line(String line, int number) throws SyntaxException {
    if (line.isEmpty()) {
      return;
    }
    if (line.startsWith("[[") && line.endsWith("]]")) {
      table = line.substring(2, line.length() - 2).strip();
      index++;
      seen.clear();
    } else if (line.startsWith("[") && line.endsWith("]")) {
      table = line.substring(1, line.length() - 1).strip();
      index++;
      seen.clear();
    } else {
      int equals = line.indexOf('=');
      String key = equals < 0 ? "" : line.substring(0, equals).strip();
      if (!key.matches("[A-Za-z0-9_-]+")) {
        throw new SyntaxException(number, "expected a key, = and a value");
      }
      if (!seen.add(key)) {
        throw new SyntaxException(number, key + " stands twice");
      }
      Object value = value(line.substring(equals + 1).strip(), number);
      entries.add(new Entry(table, index, key, value, number));
    }
  }

  private static Object value(String text, int line) throws SyntaxException {
    if (text.equals("true") || text.equals("false")) {
      return text.equals("true");
    }
    if (text.matches("-?[0-9][0-9_]{0,9}")) {
      return Long.parseLong(text.replace("_", ""));
    }
    if (text.startsWith("[") && text.endsWith("]")) {
      return strings(text.substring(1, text.length() - 1).strip(), line);
    }
    List<String> one = strings(text, line);
    if (one.size() != 1) {
      throw new SyntaxException(line, "expected a text in quotes, a number, true or false");
    }
    return one.getFirst();
  }

  private static List<String> strings(String text, int line) throws SyntaxException {
    List<String> values = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      if (text.charAt(at) != '"') {
        throw new SyntaxException(line, "expected a text in quotes, a number, true or false");
      }
      StringBuilder value = new StringBuilder();
      at = string(text, at + 1, value, line);
      values.add(value.toString());
      while (at < text.length() && (text.charAt(at) == ',' || text.charAt(at) == ' ')) {
        at++;
      }
    }
    return values;
  }

  private static int string(String text, int from, StringBuilder into, int line)
      throws SyntaxException {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        return at + 1;
      }
      if (c == '\\' && at + 1 < text.length()) {
        char escaped = text.charAt(++at);
        into.append(escaped == 'n' ? '\n' : escaped == 't' ? '\t' : escaped);
      } else {
        into.append(c);
      }
    }
    throw new SyntaxException(line, "a text without its closing quote");
  }
}
