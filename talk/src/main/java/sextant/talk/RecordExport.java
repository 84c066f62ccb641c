package sextant.talk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import sextant.wire.Bytes;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Recordings as files: text to read, JSON Lines to process and to replay. Neither method closes the
 * stream it is given.
 */
public final class RecordExport {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSSSSS", Locale.ROOT);

  private RecordExport() {}

  /** Writes a line with time, direction, peer and length before each entry. */
  public static void text(
      OutputStream stream, Conversation conversation, RecordFilter filter, RecordView view)
      throws IOException {
    for (Recording.Entry entry : conversation.recording().entries()) {
      if (filter.matches(entry)) {
        Instant at = time(conversation, entry.offsetNanos());
        String arrow = entry.direction() == Direction.IN ? "<" : ">";
        String head =
            "%s %s %s %d%n"
                .formatted(
                    TIME.format(at.atZone(ZoneId.systemDefault())),
                    arrow,
                    conversation.peer(),
                    entry.bytes().length());
        stream.write(head.getBytes(StandardCharsets.UTF_8));
        stream.write((view.format(entry.bytes()) + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    stream.flush();
  }

  /**
   * Writes one object per entry: {@code time} (ISO 8601, µs), {@code conversation}, {@code peer},
   * {@code direction} ({@code in}, {@code out}), {@code hex}, and {@code text} where the bytes are
   * UTF-8.
   */
  public static void jsonLines(OutputStream stream, Conversation conversation, RecordFilter filter)
      throws IOException {
    for (Recording.Entry entry : conversation.recording().entries()) {
      if (filter.matches(entry)) {
        writeLine(stream, conversation, entry);
      }
    }
    stream.flush();
  }

  static void writeLine(OutputStream stream, Conversation conversation, Recording.Entry entry)
      throws IOException {
    try (JsonGenerator json =
        new JsonFactory()
            .createGenerator(stream)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      json.writeStartObject();
      json.writeStringField("time", time(conversation, entry.offsetNanos()).toString());
      json.writeNumberField("conversation", conversation.id());
      json.writeStringField("peer", conversation.peer());
      json.writeStringField("direction", entry.direction() == Direction.IN ? "in" : "out");
      json.writeStringField("hex", entry.bytes().toHex());
      String text = entry.bytes().toText();
      if (Bytes.ofText(text).equals(entry.bytes())) {
        json.writeStringField("text", text);
      }
      json.writeEndObject();
    }
    stream.write('\n');
  }

  private static Instant time(Conversation conversation, long offsetNanos) {
    return conversation.startedAt().plusNanos(offsetNanos).truncatedTo(ChronoUnit.MICROS);
  }

  /** Reads what {@link #jsonLines} wrote; offsets count from the first entry. */
  public static List<Recording.Entry> readJsonLines(InputStream stream) throws IOException {
    List<RecordedMessage> messages = new ArrayList<>();
    readMessages(stream, messages::add);
    List<Recording.Entry> entries = new ArrayList<>();
    Instant start =
        messages.stream().map(RecordedMessage::time).min(Instant::compareTo).orElse(Instant.EPOCH);
    for (RecordedMessage message : messages) {
      long offset = start.until(message.time(), ChronoUnit.NANOS);
      entries.add(
          new Recording.Entry(entries.size(), message.direction(), offset, message.bytes()));
    }
    return entries;
  }

  /** Takes the messages of a recording, one after the other. */
  @FunctionalInterface
  public interface MessageReader {
    /** The next message; an exception ends the reading. */
    void take(RecordedMessage message) throws IOException;
  }

  /**
   * Reads what {@link #jsonLines} or a {@link TrafficFile} wrote, in constant memory.
   *
   * @throws FailureException when it is no recording, with the place
   */
  public static void readMessages(InputStream stream, MessageReader reader) throws IOException {
    try (JsonParser json = new JsonFactory().createParser(stream)) {
      while (json.nextToken() != null) {
        reader.take(message(json));
      }
    } catch (IllegalArgumentException | java.time.DateTimeException e) {
      throw notARecording(e);
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw notARecording(e);
    }
  }

  private static RecordedMessage message(JsonParser json) throws IOException {
    Instant time = Instant.EPOCH;
    long conversation = 0;
    String peer = "";
    Direction direction = Direction.IN;
    Bytes bytes = Bytes.EMPTY;
    for (JsonToken t = json.nextToken(); t == JsonToken.FIELD_NAME; t = json.nextToken()) {
      String name = json.currentName();
      json.nextToken();
      String value = json.getValueAsString("");
      switch (name) {
        case "time" -> time = Instant.parse(value);
        case "conversation" -> conversation = json.getValueAsLong();
        case "peer" -> peer = value;
        case "direction" -> direction = value.equals("out") ? Direction.OUT : Direction.IN;
        case "hex" -> bytes = MessageText.ofHex(value);
        default -> json.skipChildren();
      }
    }
    return new RecordedMessage(time, conversation, peer, direction, bytes);
  }

  private static FailureException notARecording(Exception e) {
    String why = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return new FailureException(new Failure(Failure.Kind.BAD_INPUT, "recording", why), e);
  }
}
