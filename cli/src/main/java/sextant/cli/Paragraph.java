package sextant.cli;

import java.util.function.UnaryOperator;

/**
 * Words that a terminal shows under their beginning, however narrow it is; a program gets them in
 * one line.
 *
 * @param first what stands before them, with the columns that {@code columns} says
 */
record Paragraph(String first, int columns) {
  private static final int LEAST = 20;

  /** Before whose words stand only this many spaces. */
  static Paragraph indented(int columns) {
    return new Paragraph(" ".repeat(columns), columns);
  }

  /** Prints the words, each line in this ink. */
  void print(Output output, String words, UnaryOperator<String> ink) {
    int width = output.isForPerson() ? output.screen().columns() : Integer.MAX_VALUE;
    String before = first;
    for (String line : Columns.wrap(Harmless.text(words), Math.max(LEAST, width - columns))) {
      output.line(before + ink.apply(line));
      before = " ".repeat(columns);
    }
  }

  /** Prints the words as they are. */
  void print(Output output, String words) {
    print(output, words, line -> line);
  }
}
