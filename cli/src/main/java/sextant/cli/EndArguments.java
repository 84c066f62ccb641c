package sextant.cli;

import java.nio.file.Path;
import java.time.Duration;

/** When a client ends, and what it leaves behind. */
final class EndArguments {
  private final Argument<Boolean> keepOpen;
  private final Argument<Duration> wait;
  private final Argument<Path> export;

  EndArguments(Shape shape, TalkText text) {
    shape.group(text.groupEnd());
    keepOpen = shape.flag("-k --keep-open", text.optionKeepOpen());
    wait = shape.option("-w --wait", Values.duration("TIME"), text.optionWait());
    export = shape.option("--export", Values.file("FILE"), text.optionExport());
  }

  boolean isRecorded() {
    return export.isGiven();
  }

  /**
   * The wishes; {@code usualWait} is how long it waits for more when nothing is said of it, zero
   * until the other side ends it.
   */
  ClientRun.Wishes wishes(Duration usualWait, boolean showsCertificate) {
    Duration unsaid = keepOpen.isGiven() ? Duration.ZERO : usualWait;
    Duration limit = wait.optional().orElse(unsaid);
    return new ClientRun.Wishes(keepOpen.isGiven(), limit, export.optional(), showsCertificate);
  }
}
