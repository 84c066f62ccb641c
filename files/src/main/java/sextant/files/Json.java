package sextant.files;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.words.Failure;
import sextant.words.FailureException;

/** JSON as strangers send it: bounded in every direction, told apart by type, no key twice. */
final class Json {
  private static final int MOST_DEPTH = 16;
  private static final int MOST_STRING_CHARS = 16 << 20;
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MOST_DEPTH)
                  .maxStringLength(MOST_STRING_CHARS)
                  .maxNumberLength(40)
                  .maxNameLength(4096)
                  .build())
          .build();

  private Json() {}

  /** Reads one field of an object whose value the parser stands on. */
  interface Field {
    void read(String name, JsonParser parser) throws IOException;
  }

  /** Writes into an object that is open. */
  interface Writing {
    void to(JsonGenerator generator) throws IOException;
  }

  /** Reads a document that must be one object and nothing else. */
  static void read(byte[] document, Field field) throws IOException {
    try (JsonParser parser = FACTORY.createParser(document)) {
      parser.nextToken();
      fields(parser, field);
      if (parser.nextToken() != null) {
        throw wrong("more than one value");
      }
    }
  }

  /** Reads the fields of the object the parser stands on. */
  static void fields(JsonParser parser, Field field) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw wrong("not an object");
    }
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      field.read(name, parser);
    }
  }

  /** The scalar fields of the object the parser stands on; what is no scalar is passed over. */
  static Map<String, Object> scalars(JsonParser parser) throws IOException {
    Map<String, Object> found = new LinkedHashMap<>();
    fields(parser, (name, at) -> keep(found, name, at));
    return found;
  }

  /** Puts the scalar the parser stands on under its name; passes over what is no scalar. */
  static void keep(Map<String, Object> into, String name, JsonParser at) throws IOException {
    switch (at.currentToken()) {
      case VALUE_STRING -> into.put(name, at.getText());
      case VALUE_NUMBER_INT -> into.put(name, number(at));
      case VALUE_TRUE -> into.put(name, true);
      case VALUE_FALSE -> into.put(name, false);
      case START_OBJECT, START_ARRAY -> at.skipChildren();
      default -> into.put(name, Absent.NULL);
    }
  }

  /** A value that is there and says nothing. */
  enum Absent {
    NULL
  }

  private static Object number(JsonParser parser) throws IOException {
    return switch (parser.getNumberType()) {
      case INT, LONG -> parser.getLongValue();
      default -> Absent.NULL; // out of every range we know
    };
  }

  static String text(Map<String, Object> fields, String name) throws FailureException {
    return optionalText(fields, name).orElseThrow(() -> wrong("no text " + name));
  }

  static Optional<String> optionalText(Map<String, Object> fields, String name)
      throws FailureException {
    Object value = fields.get(name);
    if (value == null || value == Absent.NULL) {
      return Optional.empty();
    }
    if (value instanceof String text) {
      return Optional.of(text);
    }
    throw wrong(name + " is not a text");
  }

  static OptionalLong integer(Map<String, Object> fields, String name) {
    return fields.get(name) instanceof Long number ? OptionalLong.of(number) : OptionalLong.empty();
  }

  /** A document of one object. */
  static byte[] write(Writing writing) {
    var bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      generator.writeStartObject();
      writing.to(generator);
      generator.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("bug: memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  static FailureException wrong(String detail) {
    return new FailureException(new Failure(Failure.Kind.BAD_INPUT, "JSON", detail));
  }
}
