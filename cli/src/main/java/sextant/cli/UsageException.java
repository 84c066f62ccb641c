package sextant.cli;

import java.io.IOException;
import sextant.words.Explanation;

/** The command line was not understood; the explanation is in the person's language. */
public final class UsageException extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Explanation explanation;

  /** Wrong usage, explained. */
  public UsageException(Explanation explanation) {
    super(explanation.what());
    this.explanation = explanation;
  }

  /** What happened, why, and what to do. */
  public Explanation explanation() {
    return explanation;
  }
}
