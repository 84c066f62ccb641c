package sextant.http;

import java.io.IOException;

/** The other side does not speak HTTP/1.1 as it should; carries the status that says so. */
public final class HttpFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /** A violation with the status to answer with and a message that repeats nothing of the input. */
  public HttpFormatException(int status, String message) {
    super(message);
    this.status = status;
  }

  /** The status to answer with: 400, 413, 414, 417, 431, 501 or 505. */
  public int status() {
    return status;
  }
}
