package sextant.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code prepare-upload} carries (LocalSend protocol, section 4.1).
 *
 * @param sender as it describes itself
 * @param files in the sender's order
 */
record Offer(Device sender, List<OfferedFile> files) {
  static final int MOST_BYTES = 64 << 20;
  private static final int MOST_FILES = 200_000;
  private static final long LARGEST = 1L << 60;

  Offer {
    files = List.copyOf(files);
  }

  /** All sizes together. */
  long totalBytes() {
    return files.stream().mapToLong(OfferedFile::size).sum();
  }

  /** The text, when the offer is a message and no file. */
  Optional<String> message() {
    boolean isText = files.size() == 1 && files.getFirst().type().startsWith("text/");
    return isText ? files.getFirst().preview() : Optional.empty();
  }

  /** Reads a document; throws what is wrong with it. */
  static Offer read(byte[] document) throws IOException {
    List<Device> sender = new ArrayList<>();
    List<OfferedFile> files = new ArrayList<>();
    Json.read(
        document,
        (name, parser) -> {
          switch (name) {
            case "info" -> sender.add(Device.read(parser, true));
            case "files" -> Json.fields(parser, (id, at) -> files.add(file(id, at, files.size())));
            default -> {
              if (parser.currentToken().isStructStart()) {
                parser.skipChildren();
              }
            }
          }
        });
    if (sender.size() != 1) {
      throw Json.wrong("no info");
    }
    long total = 0;
    for (OfferedFile file : files) {
      total += file.size();
      if (total > LARGEST) {
        throw Json.wrong("more bytes than there are");
      }
    }
    return new Offer(sender.getFirst(), files);
  }

  private static OfferedFile file(String id, JsonParser parser, int before) throws IOException {
    if (before >= MOST_FILES) {
      throw Json.wrong("too many files");
    }
    Map<String, Object> fields = new LinkedHashMap<>();
    Map<String, Object> metadata = new LinkedHashMap<>();
    Json.fields(
        parser,
        (name, at) -> {
          if (name.equals("metadata") && at.currentToken() == JsonToken.START_OBJECT) {
            metadata.putAll(Json.scalars(at));
          } else {
            Json.keep(fields, name, at);
          }
        });
    long size = Json.integer(fields, "size").orElse(-1);
    if (size < 0 || size > LARGEST) {
      throw Json.wrong("no usable size");
    }
    return new OfferedFile(
        id,
        Json.text(fields, "fileName"),
        size,
        Json.text(fields, "fileType"),
        Json.optionalText(fields, "sha256").filter(hex -> hex.matches("[0-9a-fA-F]{64}")),
        Json.optionalText(fields, "preview"),
        time(metadata.get("modified")));
  }

  // What cannot be read is ignored, as the app does.
  private static Optional<FileTime> time(@org.jspecify.annotations.Nullable Object text) {
    try {
      return text instanceof String rfc3339
          ? Optional.of(FileTime.from(OffsetDateTime.parse(rfc3339).toInstant()))
          : Optional.empty();
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  /** The document. */
  byte[] toJson() {
    return Json.write(json -> {
      json.writeObjectFieldStart("info");
      sender.writeWithPortTo(json);
      json.writeEndObject();
      json.writeObjectFieldStart("files");
      for (OfferedFile file : files) {
        json.writeObjectFieldStart(file.id());
        write(file, json);
        json.writeEndObject();
      }
      json.writeEndObject();
    });
  }

  private static void write(OfferedFile file, JsonGenerator json) throws IOException {
    json.writeStringField("id", file.id());
    json.writeStringField("fileName", file.name());
    json.writeNumberField("size", file.size());
    json.writeStringField("fileType", file.type());
    if (file.sha256().isPresent()) {
      json.writeStringField("sha256", file.sha256().get());
    }
    if (file.preview().isPresent()) {
      json.writeStringField("preview", file.preview().get());
    }
    if (file.modified().isPresent()) {
      json.writeObjectFieldStart("metadata");
      json.writeStringField("modified", file.modified().get().toInstant().toString());
      json.writeEndObject();
    }
  }
}
