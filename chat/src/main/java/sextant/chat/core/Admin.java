package sextant.chat.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import sextant.chat.net.ClientLink;
import sextant.chat.net.ConnectionHandler;

/**
 * The administrator's end of the server's own socket. A request is a JSON array of words on one
 * line; its answer is JSON objects, one a line, and last {@code {"end":true}} or {@code
 * {"error":"…"}}. Who may open the socket may do all of it.
 */
final class Admin implements ConnectionHandler {
  private static final JsonFactory JSON = new JsonFactory();

  private final Core core;
  private final ClientLink connection;
  private final AdminRequests requests;

  Admin(Core core, ClientLink connection) {
    this.core = core;
    this.connection = connection;
    this.requests = new AdminRequests(core, this);
  }

  @Override
  public void opened() {}

  @Override
  public void closed(String reason) {}

  @Override
  public void inputEnded() {
    connection.end("asked");
  }

  @Override
  public void line(String line) {
    core.lookAtClock();
    List<String> words;
    try {
      words = words(line);
    } catch (IOException e) {
      refuse("not a JSON array of words");
      connection.answered();
      return;
    }
    requests.run(words);
    connection.answered();
  }

  @Override
  public void tooLong() {
    refuse("a request that is too long");
  }

  @Override
  public void notUtf8(String latin1) {
    refuse("not UTF-8");
  }

  private static List<String> words(String line) throws IOException {
    List<String> words = new ArrayList<>();
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        throw new IOException("no array");
      }
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        words.add(json.getText());
      }
    }
    return words;
  }

  /** One object of the answer: names and values in turn. */
  void row(Object... namesAndValues) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    StringWriter text = new StringWriter(128);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      for (Map.Entry<String, Object> value : values.entrySet()) {
        json.writeFieldName(value.getKey());
        write(json, value.getValue());
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("bug: a text that cannot be written", e);
    }
    connection.send((text + "\n").getBytes(StandardCharsets.UTF_8), core.position());
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Collection<?> list -> {
        json.writeStartArray();
        for (Object each : list) {
          json.writeString(String.valueOf(each));
        }
        json.writeEndArray();
      }
      case Long number -> json.writeNumber(number);
      case Integer number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      default -> json.writeString(value.toString());
    }
  }

  /** The answer is whole, and what it says is durable. */
  void end() {
    row("end", true);
  }

  /** The request cannot be met. */
  void refuse(String reason) {
    row("error", reason);
  }
}
