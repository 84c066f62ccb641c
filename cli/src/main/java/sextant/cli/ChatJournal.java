package sextant.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicLong;
import sextant.chat.Journal;

/**
 * Writes what happens on a chat server to standard error, one line each, as text or as JSON. A
 * thread of its own writes, so that a terminal that stands still never holds the server; what does
 * not fit meanwhile is counted and told of.
 */
final class ChatJournal implements Journal, AutoCloseable {
  private static final int MOST_WAITING = 10_000;
  private static final String END = "";

  private final BlockingQueue<String> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final AtomicLong dropped = new AtomicLong();
  private final Form form;
  private final Thread writer;

  /** How a line looks. */
  enum Form {
    NONE,
    TEXT,
    JSON
  }

  ChatJournal(Form form, Output output) {
    this.form = form;
    this.writer = Thread.ofPlatform().daemon().name("chat-journal").unstarted(() -> write(output));
    if (form != Form.NONE) {
      writer.start();
    }
  }

  @Override
  public void tell(long millis, String event, List<String> facts) {
    if (form != Form.NONE && !waiting.offer(line(millis, event, facts))) {
      dropped.incrementAndGet();
    }
  }

  private String line(long millis, String event, List<String> facts) {
    return form == Form.JSON ? json(millis, event, facts) : text(millis, event, facts);
  }

  private static String text(long millis, String event, List<String> facts) {
    StringBuilder line = new StringBuilder().append(Instant.ofEpochMilli(millis));
    line.append(' ').append(event);
    for (int i = 0; i + 1 < facts.size(); i += 2) {
      String value = Harmless.text(facts.get(i + 1));
      boolean quoted = value.isEmpty() || value.indexOf(' ') >= 0 || value.indexOf('"') >= 0;
      line.append(' ').append(facts.get(i)).append('=');
      line.append(quoted ? "\"" + value.replace("\"", "\\\"") + "\"" : value);
    }
    return line.toString();
  }

  private static String json(long millis, String event, List<String> facts) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("time", Instant.ofEpochMilli(millis).toString());
      json.writeStringField("event", event);
      for (int i = 0; i + 1 < facts.size(); i += 2) {
        json.writeStringField(facts.get(i), facts.get(i + 1));
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new IllegalStateException("bug: a text that cannot be written", e);
    }
    return text.toString();
  }

  private void write(Output output) {
    try {
      for (String line = waiting.take(); !line.equals(END); line = waiting.take()) {
        output.plainTalk(line);
        long lost = dropped.getAndSet(0);
        if (lost > 0) {
          output.plainTalk(
              line(System.currentTimeMillis(), "dropped", List.of("lines", Long.toString(lost))));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Writes what waits; gives up after a second when nobody reads. */
  @Override
  public void close() {
    if (form == Form.NONE || !waiting.offer(END)) {
      return;
    }
    try {
      writer.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
