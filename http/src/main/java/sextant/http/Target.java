package sextant.http;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a request asks for, decoded.
 *
 * @param path as sent, percent signs and all: routes are compared with it literally
 * @param parameters the query; the first of two equal names counts
 */
public record Target(String path, Map<String, String> parameters) {
  /** Keeps a copy. */
  public Target {
    parameters = Map.copyOf(parameters);
  }

  /** Reads the second word of a request line. */
  public static Target parse(String text) throws HttpFormatException {
    boolean isVisible = text.chars().allMatch(c -> c > ' ' && c < 0x7f);
    if (!text.startsWith("/") || !isVisible || text.indexOf('#') >= 0) {
      throw new HttpFormatException(400, "not a target");
    }
    int question = text.indexOf('?');
    if (question < 0) {
      return new Target(text, Map.of());
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String pair : text.substring(question + 1).split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals));
      parameters.putIfAbsent(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
    }
    return new Target(text.substring(0, question), parameters);
  }

  /** The value of a parameter, when it is there and not empty. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  private static String decode(String text) throws HttpFormatException {
    ByteBuffer bytes = ByteBuffer.allocate(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 >= text.length()) {
          throw new HttpFormatException(400, "a percent sign without digits");
        }
        int high = Character.digit(text.charAt(i + 1), 16);
        int low = Character.digit(text.charAt(i + 2), 16);
        if (high < 0 || low < 0) {
          throw new HttpFormatException(400, "a percent sign without digits");
        }
        bytes.put((byte) (high << 4 | low));
        i += 2;
      } else {
        bytes.put((byte) (c == '+' ? ' ' : c));
      }
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
    } catch (CharacterCodingException _) {
      throw new HttpFormatException(400, "a parameter is not UTF-8");
    }
  }

  /** A text as it may stand in a query. */
  public static String encode(String text) {
    return java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
