package sextant.chat.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Events as JSON arrays: the kind, then the record's components in their order. */
final class EventText {
  private static final JsonFactory JSON = new JsonFactory();
  private static final Map<String, Class<?>> KINDS = kinds();

  private EventText() {}

  private static Map<String, Class<?>> kinds() {
    Map<String, Class<?>> kinds = new LinkedHashMap<>();
    for (Class<?> kind : Event.class.getPermittedSubclasses()) {
      kinds.put(kind.getSimpleName(), kind);
    }
    kinds.remove(Event.Carried.class.getSimpleName());
    return kinds;
  }

  static String write(Event event) {
    if (event instanceof Event.Carried carried) {
      return carried.text();
    }
    StringWriter text = new StringWriter(64);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      json.writeString(event.getClass().getSimpleName());
      writeComponents((Record) event, json);
      json.writeEndArray();
    } catch (IOException | ReflectiveOperationException e) {
      throw new IllegalStateException("bug: an event that cannot be written: " + event, e);
    }
    return text.toString();
  }

  private static void writeComponents(Record value, JsonGenerator json)
      throws IOException, ReflectiveOperationException {
    for (RecordComponent component : value.getClass().getRecordComponents()) {
      Object field = component.getAccessor().invoke(value);
      switch (field) {
        case String s -> json.writeString(s);
        case Long n -> json.writeNumber(n);
        case Boolean b -> json.writeBoolean(b);
        case Record r -> {
          json.writeStartArray();
          writeComponents(r, json);
          json.writeEndArray();
        }
        case List<?> list -> {
          json.writeStartArray();
          for (Object each : list) {
            json.writeString((String) each);
          }
          json.writeEndArray();
        }
        default -> throw new IllegalStateException("bug: component " + component);
      }
    }
  }

  static Event read(String text) throws IOException {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      String name = json.nextTextValue();
      Class<?> kind = KINDS.get(String.valueOf(name));
      if (name == null) {
        throw new IOException("not an event: " + text);
      }
      if (kind == null) {
        return new Event.Carried(text);
      }
      return (Event) readComponents(kind, json);
    } catch (ReflectiveOperationException e) {
      throw new IOException("an event that cannot be read: " + text, e);
    }
  }

  private static Object readComponents(Class<?> kind, JsonParser json)
      throws IOException, ReflectiveOperationException {
    RecordComponent[] components = kind.getRecordComponents();
    Object[] values = new Object[components.length];
    Class<?>[] types = new Class<?>[components.length];
    for (int i = 0; i < components.length; i++) {
      types[i] = components[i].getType();
      json.nextToken();
      values[i] = readValue(types[i], json);
    }
    Object made = kind.getConstructor(types).newInstance(values);
    json.nextToken();
    return made;
  }

  private static Object readValue(Class<?> type, JsonParser json)
      throws IOException, ReflectiveOperationException {
    if (type == long.class) {
      return json.getLongValue();
    }
    if (type == boolean.class) {
      return json.getBooleanValue();
    }
    if (type == List.class) {
      need(JsonToken.START_ARRAY, json);
      List<String> list = new ArrayList<>();
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        list.add(json.getText());
      }
      need(JsonToken.END_ARRAY, json);
      return list;
    }
    if (type.isRecord()) {
      need(JsonToken.START_ARRAY, json);
      return readComponents(type, json);
    }
    need(JsonToken.VALUE_STRING, json);
    return json.getText();
  }

  private static void need(JsonToken token, JsonParser json) throws IOException {
    if (json.currentToken() != token) {
      throw new IOException("an event with " + json.currentToken() + " instead of " + token);
    }
  }
}
