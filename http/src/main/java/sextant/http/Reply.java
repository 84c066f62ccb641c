package sextant.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer: status, fields, and the bytes after them.
 *
 * @param length how many bytes the content writes; -1 for chunks
 */
public record Reply(int status, Headers headers, long length, Content content) {
  /** Writes the bytes of a message. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it. */
    void writeTo(Sink sink) throws IOException;
  }

  /** Takes the bytes of a message. */
  @FunctionalInterface
  public interface Sink {
    /** Takes some. */
    void write(byte[] bytes, int offset, int length) throws IOException;
  }

  /** Without content. */
  public static Reply empty(int status) {
    return of(status, "", new byte[0]);
  }

  /** With plain text. */
  public static Reply text(int status, String text) {
    return of(status, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8));
  }

  /** With JSON. */
  public static Reply json(int status, byte[] json) {
    return of(status, "application/json; charset=utf-8", json);
  }

  /** With bytes of a type; an empty type is not mentioned. */
  public static Reply of(int status, String type, byte[] bytes) {
    Headers headers = new Headers();
    if (!type.isEmpty()) {
      headers.add("Content-Type", type);
    }
    return new Reply(status, headers, bytes.length, sink -> sink.write(bytes, 0, bytes.length));
  }

  /** With one more field. */
  public Reply with(String name, String value) {
    headers.add(name, value);
    return this;
  }
}
