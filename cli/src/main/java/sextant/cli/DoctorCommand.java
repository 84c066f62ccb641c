package sextant.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import sextant.doctor.Doctor;
import sextant.doctor.Finding;
import sextant.doctor.Topic;
import sextant.words.Explanation;
import sextant.words.Language;

/** {@code sextant doctor}: what this computer lacks, with the fix for each. */
final class DoctorCommand extends Command {
  private static final int INDENT = 12;

  DoctorCommand() {
    super("doctor");
  }

  @Override
  public String sentence(Language language) {
    return new DoctorCommandText(language).sentence();
  }

  @Override
  protected Action shape(Shape shape) {
    DoctorCommandText text = new DoctorCommandText(shape.language());
    shape.example("sextant doctor", text.exampleAll());
    shape.example("sextant doctor raw capture", text.exampleSome());
    shape.example("sextant doctor --json ports", text.exampleJson());
    shape.note(text.note());
    Argument<Topic> checks =
        shape.restParameters(Values.oneOf("CHECK", Topic.class), text.checks());
    return run -> {
      Set<Topic> topics =
          checks.isGiven() ? EnumSet.copyOf(checks.all()) : EnumSet.allOf(Topic.class);
      List<Finding> findings = Doctor.ofThisComputer(run.state()).examine(topics, run.language());
      findings.forEach(finding -> show(run.output(), finding));
      boolean isTrouble = Doctor.isTrouble(findings);
      run.output().say(isTrouble ? text.trouble() : text.well());
      return isTrouble ? Exit.FAILED : Exit.DONE;
    };
  }

  private static void show(Output output, Finding finding) {
    if (output.isJson()) {
      try (JsonLine line = output.json("finding")) {
        line.text("check", word(finding.topic()))
            .text("state", word(finding.state()))
            .text("what", finding.words().what())
            .text("why", finding.words().why())
            .text("todo", finding.words().todo());
      }
      return;
    }
    String sign =
        switch (finding.state()) {
          case FINE -> output.paint().in(Ink.GOOD, "✓");
          case LIMITED -> output.paint().in(Ink.ATTENTION, "!");
          case TROUBLE -> output.paint().in(Ink.LOST, "✗");
        };
    Explanation words = finding.words();
    String head = sign + " " + Columns.left(word(finding.topic()), INDENT - 2);
    new Paragraph(head, INDENT).print(output, words.what());
    Paragraph.indented(INDENT)
        .print(output, words.why(), line -> output.paint().in(Ink.FAINT, line));
    if (!words.todo().isEmpty()) {
      new Paragraph(" ".repeat(INDENT) + "→ ", INDENT + 2).print(output, words.todo());
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
