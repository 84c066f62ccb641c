package sextant.raw;

import java.io.IOException;
import java.net.BindException;
import java.net.SocketException;

/** The errors of streams as {@code java.net} would throw them, so that callers see one kind. */
final class StreamErrors {
  private StreamErrors() {}

  /** A result that is not an error. */
  static int check(int result) throws IOException {
    if (result < 0) {
      throw of(result);
    }
    return result;
  }

  /** The exception of a result below zero. */
  static IOException of(int result) {
    int errno = -result;
    String text = Errno.text(errno);
    return switch (errno) {
      case Errno.EADDRINUSE, Errno.EADDRNOTAVAIL -> new BindException(text);
      default -> new SocketException(text);
    };
  }
}
