package sextant.words;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What an engine throws when the thing asked for failed in a way that can be explained. */
public final class FailureException extends IOException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  /** A failure without an underlying exception. */
  public FailureException(Failure failure) {
    this(failure, null);
  }

  /** A failure with the exception that told of it. */
  public FailureException(Failure failure, @Nullable Throwable cause) {
    super(failure.toString(), cause);
    this.failure = failure;
  }

  /** What failed, on what and why. */
  public Failure failure() {
    return failure;
  }
}
