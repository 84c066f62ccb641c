package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a server answers in the clear to a peer that speaks another protocol, so that it knows. */
enum PlainAnswer {
  /** RFC 8446, 6: fatal, unexpected_message. A plain Talk client understands it. */
  TLS_ALERT("\u0015\u0003\u0003\u0000\u0002\u0002\n"),
  /** For a browser or WebSocket client without TLS. */
  TLS_WANTED(http("This port speaks TLS: use https or wss")),
  /** For a TLS client: that it gets text tells it that there is no TLS. */
  NO_TLS(http("This port does not speak TLS: use ws"));

  private final String text; // a byte for each character

  PlainAnswer(String text) {
    this.text = text;
  }

  private static String http(String reason) {
    return String.join(
        "\r\n",
        "HTTP/1.1 400 " + reason,
        "Connection: close",
        "Content-Type: text/plain",
        "Content-Length: " + reason.length(),
        "",
        reason);
  }

  void sendTo(Connection peer) throws IOException {
    peer.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)));
  }
}
