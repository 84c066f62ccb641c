package sextant.desktop.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import sextant.words.FailureException;

/**
 * Failures as the engine knows them: of other kinds it writes the stack to standard error, as if
 * something unexpected had happened.
 */
final class EngineErrors {
  private EngineErrors() {}

  /** The same failure, of a kind that the engine knows. */
  static IOException of(IOException failed) {
    if (!(failed instanceof FailureException known)) {
      return failed;
    }
    String words = failed.getMessage();
    IOException same =
        switch (known.failure().kind()) {
          case UNKNOWN_HOST -> new UnknownHostException(words);
          case CONNECTION_REFUSED -> new ConnectException(words);
          case UNREACHABLE, OFFLINE -> new NoRouteToHostException(words);
          case TIMEOUT -> new SocketTimeoutException(words);
          default -> new SocketException(words);
        };
    same.initCause(failed);
    return same;
  }

  /** A stream that fails in these kinds only. */
  static InputStream over(InputStream body) {
    return new FilterInputStream(body) {
      @Override
      public int read() throws IOException {
        try {
          return in.read();
        } catch (FailureException failed) {
          throw of(failed);
        }
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        try {
          return in.read(into, offset, length);
        } catch (FailureException failed) {
          throw of(failed);
        }
      }
    };
  }
}
