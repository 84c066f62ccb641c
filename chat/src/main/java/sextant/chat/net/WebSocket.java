package sextant.chat.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** The server's side of WebSocket frames (RFC 6455); each message is one line (IRCv3 websocket). */
final class WebSocket {
  private static final String GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";
  private static final int LONGEST = 16_384;
  private static final int CONTINUATION = 0;
  private static final int TEXT = 1;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PING = 9;
  private static final int PONG = 10;

  private final boolean binary;
  private final ByteArrayOutputStream message = new ByteArrayOutputStream(64);
  private byte[] unread = {};
  private boolean inMessage;

  /** What comes out of the frames. */
  interface Sink {
    /** A whole message. */
    void message(byte[] bytes) throws IOException;

    /** The client closes; nothing more will come. */
    void closed();

    /** A frame to send back. */
    void answer(byte[] frame);
  }

  WebSocket(boolean binary) {
    this.binary = binary;
  }

  /** The subprotocol of a request that we speak, or the empty text when it names none. */
  static String subprotocol(HttpRequest request) {
    List<String> known = List.of("text.ircv3.net", "binary.ircv3.net");
    for (String offered : request.header("sec-websocket-protocol").split(" *, *")) {
      if (known.contains(offered)) {
        return offered; // the client's order is its preference
      }
    }
    return "";
  }

  /** The answer that opens the WebSocket. */
  static byte[] handshake(HttpRequest request) throws IOException {
    String protocol = subprotocol(request);
    String head =
        "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            + "Sec-WebSocket-Accept: "
            + accept(request.header("sec-websocket-key"))
            + (protocol.isEmpty() ? "" : "\r\nSec-WebSocket-Protocol: " + protocol)
            + "\r\n\r\n";
    return head.getBytes(StandardCharsets.US_ASCII);
  }

  private static String accept(String key) throws IOException {
    try {
      MessageDigest sha1 =
          MessageDigest.getInstance("SHA-1"); // as RFC 6455 demands; no secret in it
      byte[] digest = sha1.digest((key + GUID).getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IOException(e);
    }
  }

  /** A line with its line end as one frame without it. */
  byte[] frame(byte[] line) {
    int length = line.length;
    while (length > 0 && (line[length - 1] == '\n' || line[length - 1] == '\r')) {
      length--;
    }
    return frame(binary ? BINARY : TEXT, line, length);
  }

  private static byte[] frame(int opcode, byte[] payload, int length) {
    int head = length < 126 ? 2 : 4; // no line comes near 64 KiB
    byte[] frame = new byte[head + length];
    frame[0] = (byte) (0x80 | opcode);
    frame[1] = (byte) (length < 126 ? length : 126);
    if (head == 4) {
      frame[2] = (byte) (length >> 8);
      frame[3] = (byte) length;
    }
    System.arraycopy(payload, 0, frame, head, length);
    return frame;
  }

  static byte[] closeFrame() {
    return frame(CLOSE, new byte[] {3, (byte) 0xe8}, 2);
  }

  void feed(ByteBuffer bytes, Sink sink) throws IOException {
    byte[] all = new byte[unread.length + bytes.remaining()];
    System.arraycopy(unread, 0, all, 0, unread.length);
    bytes.get(all, unread.length, bytes.remaining());
    ByteBuffer rest = ByteBuffer.wrap(all);
    while (next(rest, sink)) {
      // frame by frame
    }
    unread = new byte[rest.remaining()];
    rest.get(unread);
  }

  private boolean next(ByteBuffer bytes, Sink sink) throws IOException {
    int from = bytes.position();
    if (bytes.remaining() < 2) {
      return false;
    }
    int second = bytes.get(from + 1) & 0xff;
    int size = second & 0x7f;
    int head = 6;
    if (size == 126) {
      if (bytes.remaining() < 4) {
        return false;
      }
      size = Short.toUnsignedInt(bytes.getShort(from + 2));
      head = 8;
    }
    if ((second & 0x80) == 0 || size > LONGEST || (second & 0x7f) == 127) {
      throw new IOException("a frame that is not masked or too long");
    }
    if (bytes.remaining() < head + size) {
      return false;
    }
    byte[] payload = new byte[size];
    bytes.get(from + head, payload);
    for (int i = 0; i < size; i++) {
      payload[i] ^= bytes.get(from + head - 4 + (i & 3));
    }
    bytes.position(from + head + size);
    take(bytes.get(from) & 0xff, payload, sink);
    return true;
  }

  private void take(int first, byte[] payload, Sink sink) throws IOException {
    int opcode = first & 15;
    boolean last = (first & 0x80) != 0;
    switch (opcode) {
      case TEXT, BINARY, CONTINUATION -> {
        if ((opcode == CONTINUATION) != inMessage || (first & 0x70) != 0) {
          throw new IOException("a frame out of order");
        }
        message.writeBytes(payload);
        inMessage = !last;
        if (message.size() > LONGEST) {
          throw new IOException("a message that is too long");
        }
        if (last) {
          byte[] whole = message.toByteArray();
          message.reset();
          sink.message(whole);
        }
      }
      case PING -> sink.answer(frame(PONG, payload, Math.min(payload.length, 125)));
      case PONG -> {}
      case CLOSE -> sink.closed();
      default -> throw new IOException("a frame of kind " + opcode);
    }
  }
}
