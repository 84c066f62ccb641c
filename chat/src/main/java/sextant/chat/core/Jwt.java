package sextant.chat.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A signed claim (RFC 7519) with HMAC and SHA-256. */
final class Jwt {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
  private static final String HEAD = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}");

  private Jwt() {}

  /** Claims are texts, whole numbers, or lists of texts. */
  static String sign(String secret, Map<String, Object> claims) {
    String content = HEAD + "." + encoded(json(claims));
    byte[] key = secret.getBytes(StandardCharsets.UTF_8);
    return content + "." + BASE64.encodeToString(Passwords.hmac(key, content));
  }

  private static String encoded(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String json(Map<String, Object> claims) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> claim : claims.entrySet()) {
        json.writeFieldName(claim.getKey());
        write(json, claim.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("bug: a text that cannot be written", e);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Long number -> json.writeNumber(number);
      case List<?> list -> {
        json.writeStartArray();
        for (Object each : list) {
          json.writeString(String.valueOf(each));
        }
        json.writeEndArray();
      }
      default -> json.writeString(String.valueOf(value));
    }
  }
}
