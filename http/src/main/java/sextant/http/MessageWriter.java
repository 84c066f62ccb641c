package sextant.http;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes heads and bodies; small messages go out in one piece. */
final class MessageWriter {
  private static final int SMALL = 16 * 1024;

  private final Reply.Sink link;

  MessageWriter(Link link) {
    this(link::write);
  }

  MessageWriter(Reply.Sink link) {
    this.link = link;
  }

  /** Writes a start line with its fields and what follows. */
  void write(String startLine, Headers headers, long length, Reply.Content content)
      throws IOException {
    StringBuilder head = new StringBuilder(startLine).append("\r\n");
    headers.writeTo(head);
    if (length < 0) {
      head.append("Transfer-Encoding: chunked\r\n");
    } else {
      head.append("Content-Length: ").append(length).append("\r\n");
    }
    byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    if (length >= 0 && length <= SMALL) {
      writeAtOnce(bytes, (int) length, content);
    } else {
      link.write(bytes, 0, bytes.length);
      writeBody(length, content);
    }
  }

  /** A head alone, such as 100 Continue. */
  void writeHead(String startLine, Headers headers) throws IOException {
    StringBuilder head = new StringBuilder(startLine).append("\r\n");
    headers.writeTo(head);
    byte[] bytes = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    link.write(bytes, 0, bytes.length);
  }

  private void writeAtOnce(byte[] head, int length, Reply.Content content) throws IOException {
    byte[] all = java.util.Arrays.copyOf(head, head.length + length);
    int[] at = {head.length};
    content.writeTo((bytes, offset, count) -> {
      if (at[0] + count > all.length) {
        throw new IOException("the content is longer than announced");
      }
      System.arraycopy(bytes, offset, all, at[0], count);
      at[0] += count;
    });
    if (at[0] != all.length) {
      throw new IOException("the content is shorter than announced");
    }
    link.write(all, 0, all.length);
  }

  private void writeBody(long length, Reply.Content content) throws IOException {
    if (length < 0) {
      content.writeTo(this::writeChunk);
      byte[] end = "0\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
      link.write(end, 0, end.length);
      return;
    }
    long[] left = {length};
    content.writeTo((bytes, offset, count) -> {
      left[0] -= count;
      if (left[0] < 0) {
        throw new IOException("the content is longer than announced");
      }
      link.write(bytes, offset, count);
    });
    if (left[0] != 0) {
      throw new IOException("the content is shorter than announced");
    }
  }

  private void writeChunk(byte[] bytes, int offset, int count) throws IOException {
    if (count > 0) {
      byte[] size = (Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.ISO_8859_1);
      link.write(size, 0, size.length);
      link.write(bytes, offset, count);
      link.write(new byte[] {'\r', '\n'}, 0, 2);
    }
  }
}
