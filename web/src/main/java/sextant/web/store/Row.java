package sextant.web.store;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** One line of fields between tabs; what would break the line is written with a percent sign. */
final class Row {
  private Row() {}

  /** The line without its end. */
  static String of(String... fields) {
    var line = new StringBuilder();
    for (String field : fields) {
      line.append(line.isEmpty() ? "" : "\t").append(escaped(field));
    }
    return line.toString();
  }

  private static String escaped(String field) {
    return field.replace("%", "%25").replace("\t", "%09").replace("\n", "%0A").replace("\r", "%0D");
  }

  /** The fields of a line. */
  static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    for (String field : line.split("\t", -1)) {
      fields.add(
          field.indexOf('%') < 0
              ? field
              : field
                  .replace("%09", "\t")
                  .replace("%0A", "\n")
                  .replace("%0D", "\r")
                  .replace("%25", "%"));
    }
    return fields;
  }

  /** The fields of every line of a file; bytes that are no UTF-8 become marks of replacement. */
  static List<List<String>> all(byte[] file) {
    return new String(file, StandardCharsets.UTF_8).lines().map(Row::fields).toList();
  }

  /** A number in a field; -1 for what is none. */
  static long number(String field) {
    return field.matches("\\d{1,18}") ? Long.parseLong(field) : -1;
  }
}
