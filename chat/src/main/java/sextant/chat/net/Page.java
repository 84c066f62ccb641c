package sextant.chat.net;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** What is answered to a request for a page. */
public final class Page {
  private static final String TEXT = "text/plain; charset=utf-8";

  private final String type;
  private final String headers;
  private final byte[] body;

  private Page(String type, String headers, byte[] body) {
    this.type = type;
    this.headers = headers;
    this.body = body;
  }

  /** Plain text. */
  public static Page text(String text) {
    return new Page(TEXT, "", text.getBytes(StandardCharsets.UTF_8));
  }

  /** Anything else; {@code headers} are whole lines, each with its line end. */
  public static Page of(String type, String headers, byte[] body) {
    return new Page(type, headers, body.clone());
  }

  /** The whole answer; it ends the connection. */
  byte[] answer(String status) {
    ByteArrayOutputStream all = new ByteArrayOutputStream(body.length + 500);
    String head =
        "HTTP/1.1 %s\r\nContent-Type: %s\r\n%sConnection: close\r\nContent-Length: %d\r\n\r\n"
            .formatted(status, type, headers, body.length);
    all.writeBytes(head.getBytes(StandardCharsets.US_ASCII));
    all.writeBytes(body);
    return all.toByteArray();
  }
}
