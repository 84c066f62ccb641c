package sextant.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/**
 * One JSON object on one line. Got from {@link Output#json}, used by one thread, closed at once.
 */
public final class JsonLine implements AutoCloseable {
  private final JsonGenerator generator;
  private final Runnable atEnd;

  /** What throws only when the stream below does. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  JsonLine(OutputStream output, Runnable atEnd) {
    try {
      generator = new JsonFactory().createGenerator(output);
    } catch (IOException closed) {
      throw new OutputException(closed);
    }
    generator.setPrettyPrinter(new MinimalPrettyPrinter(""));
    generator.disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM.mappedFeature());
    this.atEnd = atEnd;
  }

  JsonLine begin(String event) {
    return step(generator::writeStartObject).text("event", event);
  }

  /** A text. What a terminal would obey is written as its escape, which is the same text. */
  public JsonLine text(String key, String value) {
    if (JsonEscapes.areNeeded(value)) {
      return step(() -> {
        generator.writeFieldName(key);
        generator.writeRawValue(JsonEscapes.quoted(value));
      });
    }
    return step(() -> generator.writeStringField(key, value));
  }

  /** A whole number. */
  public JsonLine number(String key, long value) {
    return step(() -> generator.writeNumberField(key, value));
  }

  /** A number with decimals; null when it is not a finite number. */
  public JsonLine decimal(String key, double value) {
    return Double.isFinite(value)
        ? step(() -> generator.writeNumberField(key, value))
        : step(() -> generator.writeNullField(key));
  }

  /** True or false. */
  public JsonLine flag(String key, boolean value) {
    return step(() -> generator.writeBooleanField(key, value));
  }

  /** A moment, in UTC (ISO 8601). */
  public JsonLine time(String key, Instant value) {
    return text(key, value.toString());
  }

  /** Begins an object inside; {@link #endObject} ends it. */
  public JsonLine object(String key) {
    return step(() -> generator.writeObjectFieldStart(key));
  }

  /** Begins an object as the next element of an array. */
  public JsonLine element() {
    return step(generator::writeStartObject);
  }

  /** Ends the innermost object. */
  public JsonLine endObject() {
    return step(generator::writeEndObject);
  }

  /** Begins an array; {@link #endArray} ends it. */
  public JsonLine array(String key) {
    return step(() -> generator.writeArrayFieldStart(key));
  }

  /** A text as the next element of an array. */
  public JsonLine element(String value) {
    return step(() -> generator.writeString(value));
  }

  /** Ends the innermost array. */
  public JsonLine endArray() {
    return step(generator::writeEndArray);
  }

  /** Ends the object and its line. */
  @Override
  public void close() {
    try {
      step(generator::writeEndObject);
      step(() -> generator.writeRaw('\n'));
      step(generator::flush);
    } finally {
      atEnd.run();
    }
  }

  private JsonLine step(Step step) {
    try {
      step.run();
      return this;
    } catch (IOException closed) {
      throw new OutputException(closed);
    }
  }
}
