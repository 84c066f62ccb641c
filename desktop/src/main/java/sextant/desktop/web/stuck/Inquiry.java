package sextant.desktop.web.stuck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import sextant.words.Language;

/**
 * What the process of the question has to know: lines of a name, a tab and a value, then an empty
 * line. It goes through a pipe only.
 *
 * @param startLanguage what the program was started with, to be started with again
 * @param pid the program that stands
 * @param privateFolder what is to be removed when it has ended; empty for nothing
 */
public record Inquiry(
    Face face, Accused page, Language startLanguage, long pid, String privateFolder) {
  private static final int MOST_LINES = 100;
  private static final int MOST_LETTERS = 200;

  /**
   * How the window of the question looks.
   *
   * @param x where the middle of the program's window is on the screen; NaN when that is not known
   */
  public record Face(Language language, boolean isDark, double x, double y) {}

  /**
   * The page.
   *
   * @param place its host or file
   * @param isSure whether it can be no other page
   * @param isHungry whether it takes the memory of the computer
   * @param seconds how long it has held the window
   */
  public record Accused(
      String place, String title, boolean isSure, boolean isHungry, int seconds) {}

  /** Writes it and has it sent. */
  void writeTo(Writer out) throws IOException {
    line(out, "language", face.language().tag());
    line(out, "dark", Boolean.toString(face.isDark()));
    line(out, "x", Double.toString(face.x()));
    line(out, "y", Double.toString(face.y()));
    line(out, "place", page.place());
    line(out, "title", page.title());
    line(out, "sure", Boolean.toString(page.isSure()));
    line(out, "hungry", Boolean.toString(page.isHungry()));
    line(out, "seconds", Integer.toString(page.seconds()));
    line(out, "start-language", startLanguage.tag());
    line(out, "pid", Long.toString(pid));
    line(out, "private-folder", privateFolder);
    out.write("\n");
    out.flush();
  }

  private static void line(Writer out, String name, String value) throws IOException {
    String plain = value.replaceAll("\\p{Cntrl}", " ").strip();
    String kept =
        plain.length() > MOST_LETTERS && !name.equals("private-folder")
            ? plain.substring(0, MOST_LETTERS) + "…"
            : plain;
    out.write(name + "\t" + kept + "\n");
  }

  /** Reads one; fails when it ends too soon or lacks something. */
  static Inquiry read(BufferedReader in) throws IOException {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < MOST_LINES; i++) {
      String line = in.readLine();
      if (line == null) {
        break;
      }
      if (line.isEmpty()) {
        return of(values);
      }
      int tab = line.indexOf('\t');
      values.put(line.substring(0, Math.max(0, tab)), line.substring(tab + 1));
    }
    throw new IOException("the question ended in the middle");
  }

  private static Inquiry of(Map<String, String> values) throws IOException {
    try {
      Language language = Language.ofTag(value(values, "language"));
      return new Inquiry(
          new Face(
              language,
              Boolean.parseBoolean(value(values, "dark")),
              Double.parseDouble(value(values, "x")),
              Double.parseDouble(value(values, "y"))),
          new Accused(
              value(values, "place"),
              value(values, "title"),
              Boolean.parseBoolean(value(values, "sure")),
              Boolean.parseBoolean(value(values, "hungry")),
              Integer.parseInt(value(values, "seconds"))),
          Language.ofTag(value(values, "start-language")),
          Long.parseLong(value(values, "pid")),
          value(values, "private-folder"));
    } catch (NumberFormatException noNumber) {
      throw new IOException("the question has a wrong number", noNumber);
    }
  }

  private static String value(Map<String, String> values, String name) throws IOException {
    String value = values.get(name);
    if (value == null) {
      throw new IOException("the question has no " + name);
    }
    return value;
  }
}
