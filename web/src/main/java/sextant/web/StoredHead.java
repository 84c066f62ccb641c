package sextant.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The file of a stored head: lines of address, status, reason, two times, then fields; {@code <}
 * before a field of the answer, {@code >} before one of the request it depends on.
 */
final class StoredHead {
  private static final String MARK = "sextant-cache 1";
  private static final int FIXED_LINES = 6;

  private StoredHead() {}

  static byte[] write(StoredAnswer answer) {
    List<String> lines = new ArrayList<>();
    lines.add(MARK);
    lines.add(answer.url());
    lines.add(Integer.toString(answer.status()));
    lines.add(answer.reason());
    lines.add(answer.requested().toString());
    lines.add(answer.received().toString());
    answer.headers().fields().forEach(f -> lines.add("<" + f.name() + ":" + f.value()));
    answer.vary().fields().forEach(f -> lines.add(">" + f.name() + ":" + f.value()));
    lines.add(".");
    return String.join("\n", lines).getBytes(StandardCharsets.UTF_8);
  }

  static StoredAnswer read(byte[] file) throws IOException {
    List<String> lines = List.of(new String(file, StandardCharsets.UTF_8).split("\n", -1));
    boolean isWhole =
        lines.size() > FIXED_LINES && lines.getFirst().equals(MARK) && lines.getLast().equals(".");
    if (!isWhole) {
      throw new IOException("cached head is damaged");
    }
    try {
      return new StoredAnswer(
          lines.get(1),
          Integer.parseInt(lines.get(2)),
          lines.get(3),
          fields(lines, '<'),
          fields(lines, '>'),
          Instant.parse(lines.get(4)),
          Instant.parse(lines.get(5)));
    } catch (NumberFormatException | DateTimeException damaged) {
      throw new IOException("cached head is damaged", damaged);
    }
  }

  private static HeaderList fields(List<String> lines, char mark) {
    List<HeaderList.Field> fields = new ArrayList<>();
    for (String line : lines.subList(FIXED_LINES, lines.size())) {
      int colon = line.indexOf(':', 1);
      if (!line.isEmpty() && line.charAt(0) == mark && colon > 0) {
        String name = line.substring(1, colon);
        fields.add(new HeaderList.Field(name, line.substring(colon + 1)));
      }
    }
    return new HeaderList(fields);
  }
}
