package sextant.desktop.web;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import sextant.web.HeaderList;

/**
 * What the engine gets: status, headers and a decoded body.
 *
 * @param length of the body in bytes, -1 when it is not known
 */
record TabAnswer(int status, String reason, HeaderList headers, InputStream body, long length)
    implements AutoCloseable {

  /** A page of our own making. */
  static TabAnswer page(String html) {
    byte[] bytes = html.getBytes(StandardCharsets.UTF_8);
    HeaderList headers =
        HeaderList.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store");
    return new TabAnswer(200, "OK", headers, new ByteArrayInputStream(bytes), bytes.length);
  }

  /** Nothing: the page that is there stays. */
  static TabAnswer nothing() {
    return new TabAnswer(204, "No Content", HeaderList.NONE, InputStream.nullInputStream(), 0);
  }

  /** The same answer whose body comes from another stream. */
  TabAnswer with(InputStream other) {
    return new TabAnswer(status, reason, headers, other, length);
  }

  @Override
  public void close() {
    try {
      body.close();
    } catch (IOException alreadyGone) {
      // nothing more is wanted from it
    }
  }
}
