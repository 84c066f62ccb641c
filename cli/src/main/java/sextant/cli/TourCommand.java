package sextant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import sextant.tour.Exercise;
import sextant.tour.Program;
import sextant.tour.Step;
import sextant.tour.Tour;
import sextant.tour.TourPage;
import sextant.words.Language;

/** {@code sextant tour}: the six exercises of the course, done for real. */
final class TourCommand extends Command {
  TourCommand() {
    super("tour");
  }

  @Override
  public String sentence(Language language) {
    return new TourCommandText(language).sentence();
  }

  @Override
  protected Action shape(Shape shape) {
    TourCommandText text = new TourCommandText(shape.language());
    shape.example("sextant tour", text.exampleAll());
    shape.example("sextant tour sockets ping", text.exampleSome());
    shape.example("sextant tour --report tour", text.exampleReport());
    shape.note(text.note());
    Argument<Exercise> wanted =
        shape.restParameters(Values.oneOf("EXERCISE", Exercise.class), text.exercises());
    shape.group(text.groupShow());
    Argument<Path> report = shape.option("-r --report", Values.file("DIR"), text.optionReport());
    Argument<Boolean> bytes = shape.flag("-b --bytes", text.optionBytes());
    return run -> {
      Set<Exercise> exercises =
          wanted.isGiven() ? EnumSet.copyOf(wanted.all()) : EnumSet.allOf(Exercise.class);
      return go(run, exercises, report, new TourPrinter(run, text, bytes.value()));
    };
  }

  private static int go(
      Run run, Set<Exercise> exercises, Argument<Path> report, TourPrinter printer)
      throws IOException, InterruptedException {
    Path folder =
        report.isGiven()
            ? Files.createDirectories(report.value())
            : Files.createTempDirectory("sextant-tour");
    Thread touring = Thread.currentThread();
    List<Step> steps;
    try (Interruption.Registration _ = run.interruption().stopping(touring::interrupt)) {
      Tour tour = new Tour(Program.ofThisProcess(), run.language());
      steps = tour.run(exercises, folder, printer);
    }
    if (report.isGiven()) {
      Path page = folder.resolve("index.html");
      new TourPage(run.language()).write(steps, page);
      printer.report(page);
    }
    printer.total(steps);
    boolean isWhole = steps.stream().noneMatch(step -> step.state() == Step.State.FAILED);
    return isWhole ? Exit.DONE : Exit.FAILED;
  }
}
