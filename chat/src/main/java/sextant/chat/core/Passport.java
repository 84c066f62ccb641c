package sextant.chat.core;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a server must know of a session to go on with it: kept by the server that holds its socket,
 * while everything about its client is in the log.
 *
 * @param client the id of the client
 * @param words everything else, in the order of {@link #write}
 * @param caps the capabilities, and the language when it is not English
 * @param monitored nicks it monitors
 * @param subscriptions metadata keys it is told of
 */
record Passport(
    long client,
    List<String> words,
    List<String> caps,
    List<String> monitored,
    List<String> subscriptions) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int WORDS = 5;

  static String write(Session session) {
    StringWriter text = new StringWriter(200);
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartArray();
      json.writeNumber(session.client().id);
      list(
          json,
          List.of(
              session.host,
              session.address,
              session.device,
              session.user,
              Integer.toString(session.capVersion)));
      list(json, caps(session));
      list(json, List.copyOf(session.monitored));
      list(json, List.copyOf(session.subscriptions));
      json.writeEndArray();
    } catch (IOException e) {
      throw new IllegalStateException("bug: a text that cannot be written", e);
    }
    return text.toString();
  }

  private static List<String> caps(Session session) {
    List<String> caps = new ArrayList<>(session.caps.stream().map(Cap::text).toList());
    if (session.translation != null) {
      caps.add(Translation.PASSPORT);
    }
    return caps;
  }

  private static void list(JsonGenerator json, List<String> texts) throws IOException {
    json.writeStartArray();
    for (String each : texts) {
      json.writeString(each);
    }
    json.writeEndArray();
  }

  /** Reads it; empty when it is none. */
  static Optional<Passport> read(String text) {
    try (JsonParser json = JSON.createParser(text)) {
      json.nextToken();
      json.nextToken();
      Passport passport =
          new Passport(json.getLongValue(), list(json), list(json), list(json), list(json));
      return passport.words.size() == WORDS ? Optional.of(passport) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static List<String> list(JsonParser json) throws IOException {
    List<String> texts = new ArrayList<>();
    json.nextToken();
    while (json.nextToken() == JsonToken.VALUE_STRING) {
      texts.add(json.getText());
    }
    return texts;
  }

  /** Gives the session all that is here; its client is not. */
  void dress(Session session) {
    session.host = words.get(0);
    session.address = words.get(1);
    session.device = words.get(2);
    session.user = words.get(3);
    session.capVersion = Integer.parseInt(words.get(4));
    caps.forEach(cap -> Cap.of(cap).ifPresent(session.caps::add));
    session.translation = caps.contains(Translation.PASSPORT) ? Translation.chinese() : null;
    session.capsChanged();
    session.subscriptions.addAll(subscriptions);
    monitored.forEach(nick -> session.core.watchers.add(session, nick));
  }
}
