package sextant.talk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What a server answers in the clear to a peer that speaks another protocol, so that it knows. */
enum PlainAnswer {
  /** RFC 8446, 6: fatal, unexpected_message. A plain Talk client understands it. */
  TLS_ALERT(new byte[] {21, 3, 3, 0, 2, 2, 10}),
  /** For a browser or WebSocket client without TLS. */
  TLS_WANTED(http("This port speaks TLS: use https or wss")),
  /** For a TLS client: that it gets text tells it that there is no TLS. */
  NO_TLS(http("This port does not speak TLS: use ws"));

  private final byte[] bytes;

  PlainAnswer(byte[] bytes) {
    this.bytes = bytes;
  }

  private static byte[] http(String reason) {
    String head =
        "HTTP/1.1 400 %s\r\nConnection: close\r\n"
            + "Content-Type: text/plain\r\nContent-Length: %d\r\n\r\n%s\n";
    return head.formatted(reason, reason.length() + 1, reason).getBytes(StandardCharsets.US_ASCII);
  }

  void sendTo(Connection peer) throws IOException {
    peer.write(ByteBuffer.wrap(bytes));
  }
}
