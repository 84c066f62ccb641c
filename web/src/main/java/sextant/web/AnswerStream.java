package sextant.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.OptionalLong;
import sextant.http.Body;
import sextant.http.HttpClient;

/**
 * The body of an answer on our own connection. Read to its end it frees the connection for the next
 * request; closed before, it ends the connection unless little is left. One thread.
 */
final class AnswerStream extends BlockStream {
  private static final int MOST_LEFT = 1 << 16;
  private static final int MOST_WAIT_MILLIS = 100;

  private final HttpClient client;
  private final Body body;
  private final Runnable free;
  private boolean isOver;

  /** {@code free} takes a connection that is ready for another request. */
  AnswerStream(HttpClient client, Body body, Runnable free) {
    this.client = client;
    this.body = body;
    this.free = free;
    finishIfRead();
  }

  @Override
  int read(ByteBuffer into) throws IOException {
    if (isOver) {
      return -1;
    }
    int read = body.read(into);
    finishIfRead();
    return read;
  }

  @Override
  boolean fillsDirectBuffers() {
    return client.fillsDirectBuffers();
  }

  private void finishIfRead() {
    if (!isOver && body.isRead()) {
      isOver = true;
      if (client.isReusable()) {
        free.run();
      } else {
        client.close();
      }
    }
  }

  @Override
  public void close() {
    if (!isOver && !isSkipped()) {
      isOver = true;
      client.close();
    }
    finishIfRead();
  }

  // the page of a redirect, for example: cheaper to read than a new connection
  private boolean isSkipped() {
    OptionalLong length = body.length();
    if (!client.isReusable() || length.orElse(0) > MOST_LEFT) {
      return false;
    }
    try {
      client.setReadTimeoutMillis(MOST_WAIT_MILLIS);
      return body.skip(MOST_LEFT);
    } catch (IOException gone) {
      return false;
    }
  }
}
