package sextant.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import sextant.tour.Exercise;
import sextant.tour.Step;
import sextant.tour.Tour;
import sextant.words.Quantity;

/** Shows the steps of a tour in the terminal, each as soon as it is over. */
final class TourPrinter implements Tour.Listener {
  private final Run run;
  private final TourCommandText text;
  private final boolean showsBytes;
  private final long begun = System.nanoTime();

  TourPrinter(Run run, TourCommandText text, boolean showsBytes) {
    this.run = run;
    this.text = text;
    this.showsBytes = showsBytes;
  }

  @Override
  public void begins(Exercise exercise) {
    run.output().say(text.begins(exercise.number(), exercise.title(run.language())));
  }

  @Override
  public void ended(Step step) {
    Output output = run.output();
    if (output.isJson()) {
      json(step);
      return;
    }
    Ink.Paint paint = output.paint();
    String title = step.exercise().number() + " · " + step.exercise().title(run.language());
    output.line("");
    output.line(sign(step, paint) + " " + paint.in(Ink.STRONG, title));
    step.did().forEach(sentence -> Paragraph.indented(2).print(output, sentence));
    int widest = step.measured().stream().mapToInt(each -> Columns.of(each.name())).max().orElse(0);
    for (Step.Measure measure : step.measured()) {
      String name = Columns.left(measure.name(), widest + 2);
      output.line("    " + name + paint.in(Ink.ACCENT, measure.value()));
    }
    if (showsBytes) {
      step.listings().forEach(listing -> listing(listing, paint));
    }
    step.pictures().forEach(picture -> output.line("    " + text.picture(picture)));
    step.trouble()
        .ifPresent(trouble -> {
          Paragraph.indented(2)
              .print(output, trouble.what(), line -> paint.in(Ink.ATTENTION, line));
          Paragraph.indented(2).print(output, trouble.why());
          new Paragraph("  → ", 4).print(output, trouble.todo());
        });
    output.line("  " + paint.in(Ink.FAINT, text.byHand()));
    step.byHand().forEach(command -> output.line("    " + paint.in(Ink.ACCENT, command)));
  }

  private void listing(Step.Listing listing, Ink.Paint paint) {
    run.output().line("  " + paint.in(Ink.FAINT, listing.title()));
    listing.text().lines().forEach(line -> run.output().line("    " + Harmless.text(line)));
  }

  private static String sign(Step step, Ink.Paint paint) {
    return switch (step.state()) {
      case DONE -> paint.in(Ink.GOOD, "✓");
      case PARTLY -> paint.in(Ink.ATTENTION, "!");
      case FAILED -> paint.in(Ink.LOST, "✗");
    };
  }

  private void json(Step step) {
    try (JsonLine line = run.output().json("step")) {
      line.number("number", step.exercise().number())
          .text("exercise", step.exercise().name().toLowerCase(Locale.ROOT))
          .text("state", step.state().name().toLowerCase(Locale.ROOT));
      line.array("did");
      step.did().forEach(line::element);
      line.endArray().array("measured");
      step.measured()
          .forEach(m -> line.element().text("name", m.name()).text("value", m.value()).endObject());
      line.endArray().array("pictures");
      step.pictures().forEach(picture -> line.element(picture.toString()));
      line.endArray().array("by_hand");
      step.byHand().forEach(line::element);
      line.endArray();
      step.trouble()
          .ifPresent(t -> line.text("what", t.what()).text("why", t.why()).text("todo", t.todo()));
    }
  }

  void report(Path page) {
    run.output().say(text.report(page.toAbsolutePath()));
  }

  void total(List<Step> steps) {
    long whole = steps.stream().filter(step -> step.state() == Step.State.DONE).count();
    String time = Quantity.duration(System.nanoTime() - begun);
    run.output().say(text.total(Long.toString(whole), Integer.toString(steps.size()), time));
  }
}
