package sextant.files.station;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * One line of the control channel: a flat JSON object whose first field {@code is} says what it is.
 * Values are texts, whole numbers, truths and lists of texts.
 */
record Line(String is, Map<String, Object> values) {
  /** No line is longer, newline included. */
  static final int MOST_BYTES = 1 << 20;

  private static final String KIND = "is";
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(3)
                  .maxStringLength(MOST_BYTES)
                  .maxNumberLength(40)
                  .build())
          .build();

  Line {
    values = Map.copyOf(values);
  }

  static Line of(String is) {
    return new Line(is, Map.of());
  }

  /** The same with one value more: a text, a Long, an Integer, a Boolean or a list of texts. */
  Line with(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    more.put(name, value instanceof Integer number ? (Object) number.longValue() : value);
    return new Line(is, more);
  }

  Line with(String name, Optional<String> value) {
    return value.isPresent() ? with(name, value.get()) : this;
  }

  /** The same with what every line carries that tells of a failure. */
  Line with(Failure failure) {
    return with("kind", failure.kind().name())
        .with("subject", failure.subject())
        .with("detail", failure.detail());
  }

  boolean isA(String kind) {
    return is.equals(kind);
  }

  Optional<String> optionalText(String name) {
    return values.get(name) instanceof String text ? Optional.of(text) : Optional.empty();
  }

  String text(String name) throws FailureException {
    return optionalText(name).orElseThrow(() -> wrong("no text " + name));
  }

  long number(String name) {
    return values.get(name) instanceof Long number ? number : 0;
  }

  boolean flag(String name) {
    return Boolean.TRUE.equals(values.get(name));
  }

  List<String> texts(String name) {
    return values.get(name) instanceof List<?> list
        ? list.stream().map(String.class::cast).toList()
        : List.of();
  }

  /** One of an enumeration; what this version does not know is broken input. */
  <E extends Enum<E>> E oneOf(Class<E> type, String name) throws FailureException {
    String word = text(name);
    for (E each : type.getEnumConstants()) {
      if (each.name().equals(word)) {
        return each;
      }
    }
    throw wrong(name + " is " + word);
  }

  /** The failure that {@link #with(Failure)} put in. */
  Failure failure() throws FailureException {
    return new Failure(oneOf(Failure.Kind.class, "kind"), text("subject"), text("detail"));
  }

  static FailureException wrong(String detail) {
    return new FailureException(new Failure(Failure.Kind.BAD_INPUT, "station", detail));
  }

  /** The line with its newline. */
  byte[] toBytes() {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      json.writeStartObject();
      json.writeStringField(KIND, is);
      for (Map.Entry<String, Object> each : values.entrySet()) {
        write(json, each.getKey(), each.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("bug: memory does not fail", e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  private static void write(JsonGenerator json, String name, Object value) throws IOException {
    switch (value) {
      case String text -> json.writeStringField(name, text);
      case Long number -> json.writeNumberField(name, number);
      case Boolean truth -> json.writeBooleanField(name, truth);
      case List<?> list -> {
        json.writeArrayFieldStart(name);
        for (Object each : list) {
          json.writeString((String) each);
        }
        json.writeEndArray();
      }
      default -> throw new IllegalStateException("bug: a value of " + value.getClass());
    }
  }

  /** Reads what {@link #toBytes} wrote, with or without the newline. */
  static Line read(byte[] bytes) throws IOException {
    Map<String, Object> found = new LinkedHashMap<>();
    try (JsonParser json = FACTORY.createParser(bytes)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw wrong("not an object");
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        json.nextToken();
        found.put(name, value(json));
      }
      if (json.nextToken() != null) {
        throw wrong("more than one object");
      }
    }
    if (found.remove(KIND) instanceof String kind) {
      return new Line(kind, found);
    }
    throw wrong("nothing says what it is");
  }

  private static Object value(JsonParser json) throws IOException {
    return switch (json.currentToken()) {
      case VALUE_STRING -> json.getText();
      case VALUE_NUMBER_INT -> json.getLongValue();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case START_ARRAY -> list(json);
      default -> throw wrong("a value of no known type");
    };
  }

  private static List<String> list(JsonParser json) throws IOException {
    List<String> all = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      if (json.currentToken() != JsonToken.VALUE_STRING) {
        throw wrong("a list of something else than texts");
      }
      all.add(json.getText());
    }
    return List.copyOf(all);
  }
}
