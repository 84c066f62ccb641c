package sextant.chatcluster;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Requests of administrators and the rows they are answered with, as JSON. */
final class Rows {
  private static final JsonFactory JSON = new JsonFactory();

  private Rows() {}

  /** The words of a request; none when it is no array of texts. */
  static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    try (JsonParser json = JSON.createParser(line)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        words.add(json.getText());
      }
    } catch (IOException e) {
      return List.of(); // the core says what is wrong with it
    }
    return words;
  }

  /** A request with these words. */
  static String request(String... words) {
    StringWriter text = new StringWriter(64);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeArray(words, 0, words.length);
    } catch (IOException e) {
      throw new IllegalStateException("bug: a text that cannot be written", e);
    }
    return text.toString();
  }

  /** The numbers of a row, by name. */
  static Map<String, Long> numbers(byte[] row) {
    Map<String, Long> numbers = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(row)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        if (json.nextToken() == JsonToken.VALUE_NUMBER_INT) {
          numbers.put(name, json.getLongValue());
        }
      }
    } catch (IOException e) {
      return Map.of(); // it says nothing that is known here
    }
    return numbers;
  }

  /** Why a request was refused, if this row says so. */
  static Optional<String> error(byte[] row) {
    try (JsonParser json = JSON.createParser(row)) {
      json.nextToken();
      boolean isError = "error".equals(json.nextFieldName());
      return isError ? Optional.ofNullable(json.nextTextValue()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether a row ends an answer. */
  static boolean isLast(byte[] row) {
    String text = new String(row, StandardCharsets.UTF_8);
    return text.startsWith("{\"end\":") || text.startsWith("{\"error\":");
  }

  static void end(Consumer<byte[]> to) {
    row(to, "end", true);
  }

  static void refuse(Consumer<byte[]> to, String reason) {
    row(to, "error", reason);
  }

  static void row(Consumer<byte[]> to, Object... namesAndValues) {
    StringWriter text = new StringWriter(128);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        json.writeFieldName((String) namesAndValues[i]);
        switch (namesAndValues[i + 1]) {
          case Long number -> json.writeNumber(number);
          case Integer number -> json.writeNumber(number);
          case Boolean truth -> json.writeBoolean(truth);
          default -> json.writeString(namesAndValues[i + 1].toString());
        }
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("bug: a text that cannot be written", e);
    }
    to.accept((text + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
