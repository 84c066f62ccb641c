package sextant.cli;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Standard output takes no more: its reader has gone, or the disk is full. Ends the run. */
final class OutputException extends UncheckedIOException {
  private static final long serialVersionUID = 1;

  private final IOException reason;

  OutputException(IOException reason) {
    super(reason);
    this.reason = reason;
  }

  /** What the system said. */
  IOException reason() {
    return reason;
  }

  /** Whether the reader closed the pipe, as {@code head} does when it has seen enough. */
  boolean readerHasGone() {
    String message = String.valueOf(reason.getMessage());
    return message.contains("Broken pipe") || message.contains("pipe is being closed");
  }
}
