package sextant.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** An answer: its head, and its body as it arrives. Close it; closing early ends the transfer. */
public final class WebResponse implements AutoCloseable {
  private final Exchange exchange;
  private final Exchange.Head head;
  private final BodyStream body;

  WebResponse(Exchange exchange, Exchange.Head head, BodyStream body) {
    this.exchange = exchange;
    this.head = head;
    this.body = body;
  }

  /** The address that answered. */
  public WebUrl url() {
    return exchange.request().url();
  }

  /** The status code (RFC 9110, 15). */
  public int status() {
    return head.status();
  }

  /** The header fields as they came. */
  public HeaderList headers() {
    return head.headers();
  }

  /** The decoded body, read as it arrives; a broken transfer throws a {@code FailureException}. */
  public InputStream body() {
    return body;
  }

  /** Looks at the first bytes of a body that nobody has read from; they stay in it. */
  public byte[] peek(int most) throws IOException {
    return body.peek(most);
  }

  BodyStream blocks() {
    return body;
  }

  /** A buffer of that size, of the kind that {@link #read} fills without a copy if any. */
  public ByteBuffer room(int byteCount) {
    return body.fillsDirectBuffers()
        ? ByteBuffer.allocateDirect(byteCount)
        : ByteBuffer.allocate(byteCount);
  }

  /** Reads at least one byte of the decoded body into what remains of the buffer; -1 at its end. */
  public int read(ByteBuffer into) throws IOException {
    return body.read(into);
  }

  /** The whole body, up to this many bytes. */
  public byte[] bodyBytes(int most) throws IOException {
    return body.readNBytes(most);
  }

  /** What is known about how it came. */
  public Exchange exchange() {
    return exchange;
  }

  /** Whether the body is encoded on the wire, so that its length is not the one in the header. */
  public boolean isEncoded() {
    return !headers().combined("Content-Encoding").isBlank()
        && !headers().combined("Content-Encoding").equalsIgnoreCase("identity");
  }

  /** How long the decoded body is, when the server said so. */
  public OptionalLong contentLength() {
    return isEncoded() ? OptionalLong.empty() : wireLength();
  }

  /** How long the body is on the wire, encoded or not, when the server said so. */
  public OptionalLong wireLength() {
    String length = headers().first("Content-Length").orElse("").strip();
    return length.matches("\\d{1,18}")
        ? OptionalLong.of(Long.parseLong(length))
        : OptionalLong.empty();
  }

  /** The media type in lower case without parameters; empty when the server said none. */
  public String mediaType() {
    String type = headers().first("Content-Type").orElse("");
    int semicolon = type.indexOf(';');
    return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
  }

  /** Where it leads on, when it is a redirect (RFC 9110, 15.4). */
  public Optional<String> redirect() {
    return List.of(301, 302, 303, 307, 308).contains(status())
        ? headers().first("Location")
        : Optional.empty();
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
