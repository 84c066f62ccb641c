package sextant.files;

import java.util.List;
import sextant.words.Failure;

/**
 * What came of a sending.
 *
 * @param problems files that did not arrive, with the reason
 * @param renamed files that got another name there: the sender's and the receiver's
 */
public record SendReport(Tally.View tally, List<Problem> problems, List<Renamed> renamed) {
  /** Keeps copies. */
  public SendReport {
    problems = List.copyOf(problems);
    renamed = List.copyOf(renamed);
  }

  /** A file that did not arrive. */
  public record Problem(String name, Failure why) {}

  /** A file with another name there. */
  public record Renamed(String name, String there) {}

  /** Whether everything is there. */
  public boolean isComplete() {
    return problems.isEmpty();
  }
}
