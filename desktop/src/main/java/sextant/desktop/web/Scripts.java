package sextant.desktop.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The scripts we run in pages. They get values only as literals, and return only text. */
final class Scripts {
  private Scripts() {}

  /** The text of one of our scripts. */
  static String named(String name) {
    return text(name + ".js");
  }

  /** The text of a file beside the scripts. */
  static String text(String name) {
    try (InputStream in = Objects.requireNonNull(Scripts.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException("bug: cannot read " + name, broken);
    }
  }

  /** A text as a literal of JavaScript that can end nowhere but at its end. */
  static String literal(String text) {
    var out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = c >= ' ' && c < 127 && c != '"' && c != '\\' && c != '<';
      out.append(isPlain ? String.valueOf(c) : String.format("\\u%04x", (int) c));
    }
    return out.append('"').toString();
  }
}
