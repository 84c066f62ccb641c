package sextant.cli;

import java.util.HexFormat;
import java.util.Locale;
import sextant.packets.ChecksumLesson;
import sextant.packets.ChecksumLesson.Origin;
import sextant.packets.ChecksumLesson.Step;
import sextant.words.Language;

/** Writes a checksum lesson as a person would on paper. */
final class ChecksumLessonPage {
  private static final HexFormat HEX = HexFormat.of();
  private static final int COLUMN = 8;

  private final Output output;
  private final DecodeText text;

  ChecksumLessonPage(Output output) {
    this.output = output;
    this.text = new DecodeText(output.language());
  }

  void show(ChecksumLesson lesson) {
    if (output.isJson()) {
      json(lesson);
      return;
    }
    boolean isChinese = output.language() == Language.CHINESE;
    String title = isChinese ? lesson.title().chinese() : lesson.title().english();
    output.line(output.paint().in(Ink.STRONG, title));
    int number = 1;
    if (lesson.stored().isPresent()) {
      output.line(number++ + ". " + text.stepZero());
    }
    output.line(number++ + ". " + text.stepAdd());
    output.line(
        output
            .paint()
            .in(
                Ink.FAINT,
                Columns.right(text.columnByte(), COLUMN)
                    + Columns.right(text.columnWord(), COLUMN)
                    + Columns.right(text.columnSum(), COLUMN)));
    lesson.steps().forEach(this::step);
    output.line(number + ". " + text.stepComplement(hex(lesson.sum()), hex(lesson.checksum())));
    if (lesson.stored().isPresent()) {
      String stored = hex(lesson.stored().getAsInt());
      output.line(
          lesson.isRight()
              ? output.paint().in(Ink.GOOD, text.storedRight(stored))
              : output.paint().in(Ink.LOST, text.storedWrong(stored, hex(lesson.checksum()))));
    }
  }

  private void step(Step step) {
    String line =
        Columns.right(String.valueOf(step.offset()), COLUMN)
            + Columns.right(hex(step.word()), COLUMN)
            + Columns.right(hex(step.sum()), COLUMN);
    String carry = step.hasCarry() ? "  " + text.carry() : "";
    String note =
        switch (step.origin()) {
          case DATA -> "";
          case FIELD -> "  " + text.originField();
          case PADDED -> "  " + text.originPadded();
          case PSEUDO_HEADER -> "  " + text.originPseudo();
        };
    output.line(line + output.paint().in(Ink.FAINT, carry + note));
  }

  private static String hex(int word) {
    return HEX.toHexDigits(word, 4);
  }

  private void json(ChecksumLesson lesson) {
    try (JsonLine line = output.json("checksum")) {
      line.text("title", lesson.title().english())
          .text("sum", hex(lesson.sum()))
          .text("checksum", hex(lesson.checksum()));
      lesson.stored().ifPresent(stored -> line.text("stored", hex(stored)));
      line.flag("right", lesson.isRight()).array("steps");
      for (Step step : lesson.steps()) {
        Origin origin = step.origin();
        line.element()
            .text("origin", origin.name().toLowerCase(Locale.ROOT))
            .number("offset", step.offset())
            .text("word", hex(step.word()))
            .flag("carry", step.hasCarry())
            .text("sum", hex(step.sum()))
            .endObject();
      }
      line.endArray();
    }
  }
}
