package sextant.cli;

import java.nio.file.Path;
import java.util.Optional;

/** What is shown of an answer, and where it goes. */
final class FetchShowArguments {
  private final Argument<Boolean> include;
  private final Argument<Boolean> verbose;
  private final Argument<Path> output;
  private final Argument<Boolean> timings;
  private final Argument<Path> har;

  FetchShowArguments(Shape shape, FetchText text) {
    shape.group(text.groupShow());
    include = shape.flag("-i --include", text.include());
    verbose = shape.flag("-v --verbose", text.verbose());
    output = shape.option("-o --output", Values.file("FILE"), text.output());
    timings = shape.flag("-w --timings", text.timings());
    har = shape.option("--har", Values.file("FILE"), text.har());
  }

  boolean hasHead() {
    return include.isGiven();
  }

  boolean isVerbose() {
    return verbose.isGiven();
  }

  Optional<Path> file() {
    return output.optional();
  }

  boolean hasTimings() {
    return timings.isGiven() || verbose.isGiven();
  }

  Optional<Path> har() {
    return har.optional();
  }
}
