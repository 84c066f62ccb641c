package sextant.chat.net;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The head of an HTTP request: as much as a WebSocket handshake and a health check need. */
record HttpRequest(String path, Map<String, String> headers, int length) {
  private static final int LONGEST = 8_192;

  /** Reads the head, or returns null when more bytes must come. */
  static @Nullable HttpRequest parse(byte[] bytes) throws IOException {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n\r\n");
    if (end < 0) {
      if (bytes.length > LONGEST) {
        throw new IOException("a request head of more than " + LONGEST + " bytes");
      }
      return null;
    }
    String[] lines = text.substring(0, end).split("\r\n");
    String[] words = lines[0].split(" ");
    if (words.length != 3 || !words[0].equals("GET") || !words[2].startsWith("HTTP/1.")) {
      throw new IOException("a request that is no GET");
    }
    Map<String, String> headers = new HashMap<>();
    for (int i = 1; i < lines.length; i++) {
      int colon = lines[i].indexOf(':');
      if (colon > 0) {
        headers.merge(
            lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT),
            lines[i].substring(colon + 1).strip(),
            (one, other) -> one + ", " + other);
      }
    }
    return new HttpRequest(words[1], headers, end + 4);
  }

  String header(String name) {
    return headers.getOrDefault(name, "");
  }

  boolean asksForWebSocket() {
    return header("upgrade").equalsIgnoreCase("websocket")
        && !header("sec-websocket-key").isEmpty();
  }
}
