package sextant.files;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A device as it describes itself (LocalSend protocol, section 3). Nothing of it is proven: who a
 * device is, its certificate says.
 *
 * @param alias the name people see
 * @param version of the protocol
 * @param model such as Linux or Samsung
 * @param fingerprint the SHA-256 of its certificate in hexadecimal, or any text over plain HTTP
 * @param port where it listens; 0 when it did not say
 * @param isEncrypted whether it speaks HTTPS there
 * @param hasDownload whether it shares by link
 * @param isSextant whether it knows our own routes too
 */
public record Device(
    String alias,
    String version,
    Optional<String> model,
    DeviceKind kind,
    String fingerprint,
    int port,
    boolean isEncrypted,
    boolean hasDownload,
    boolean isSextant) {
  /** The port every LocalSend device uses unless told otherwise. */
  public static final int USUAL_PORT = 53_317;

  static final String PROTOCOL_VERSION = "2.2";
  private static final int MOST_ALIAS_CHARS = 100;

  /** Keeps only so much of the name as a person could mean. */
  public Device {
    alias = Names.shown(alias, MOST_ALIAS_CHARS);
  }

  /** This device, as a Sextant describes itself. */
  public static Device self(String alias, String fingerprint, int port, boolean isEncrypted) {
    return new Device(
        alias,
        PROTOCOL_VERSION,
        Optional.of(System.getProperty("os.name", "Java")),
        DeviceKind.DESKTOP,
        fingerprint,
        port,
        isEncrypted,
        false,
        true);
  }

  /** The same device listening elsewhere. */
  public Device at(int otherPort, boolean encrypted) {
    return new Device(
        alias, version, model, kind, fingerprint, otherPort, encrypted, hasDownload, isSextant);
  }

  /** The same device with the fingerprint its certificate really has. */
  Device provenAs(String actual) {
    return new Device(
        alias, version, model, kind, actual, port, isEncrypted, hasDownload, isSextant);
  }

  /** Writes the fields that every message has. */
  void writeTo(JsonGenerator json) throws IOException {
    json.writeStringField("alias", alias);
    json.writeStringField("version", version);
    if (model.isPresent()) {
      json.writeStringField("deviceModel", model.get());
    }
    json.writeStringField("deviceType", kind.word());
    json.writeStringField("fingerprint", fingerprint);
    json.writeBooleanField("download", hasDownload);
    json.writeObjectFieldStart("ext");
    json.writeNumberField("sextant", 1);
    json.writeEndObject();
  }

  /** Writes also where it listens: announcements, register requests, offers. */
  void writeWithPortTo(JsonGenerator json) throws IOException {
    writeTo(json);
    json.writeNumberField("port", port);
    json.writeStringField("protocol", isEncrypted ? "https" : "http");
  }

  /**
   * Reads the object the parser stands on.
   *
   * @param needsPort whether port and protocol must be there
   */
  static Device read(JsonParser parser, boolean needsPort) throws IOException {
    Reading reading = new Reading();
    Json.fields(parser, reading);
    return of(reading.fields, reading.isSextant, needsPort);
  }

  /** Reads a document. */
  static Device read(byte[] document, boolean needsPort) throws IOException {
    Reading reading = new Reading();
    Json.read(document, reading);
    return of(reading.fields, reading.isSextant, needsPort);
  }

  /** Collects the fields; our own marker is the only one that is an object. */
  private static final class Reading implements Json.Field {
    private final Map<String, Object> fields = new LinkedHashMap<>();
    private boolean isSextant;

    @Override
    public void read(String name, JsonParser parser) throws IOException {
      if (name.equals("ext") && parser.currentToken() == JsonToken.START_OBJECT) {
        isSextant = Json.scalars(parser).containsKey("sextant");
      } else {
        Json.keep(fields, name, parser);
      }
    }
  }

  private static Device of(Map<String, Object> fields, boolean isSextant, boolean needsPort)
      throws IOException {
    long port = Json.integer(fields, "port").orElse(0);
    String protocol = Json.optionalText(fields, "protocol").orElse("");
    boolean isKnown = protocol.equals("http") || protocol.equals("https");
    if (needsPort && (port < 1 || port > 65_535 || !isKnown)) {
      throw Json.wrong("no usable port and protocol");
    }
    if (fields.containsKey("download") && !(fields.get("download") instanceof Boolean)) {
      throw Json.wrong("download is not true or false");
    }
    return new Device(
        Json.text(fields, "alias"),
        Json.optionalText(fields, "version").orElse("2.0"),
        Json.optionalText(fields, "deviceModel").map(model -> Names.shown(model, 60)),
        DeviceKind.of(Json.optionalText(fields, "deviceType").orElse("")),
        Json.text(fields, "fingerprint"),
        Math.clamp(port, 0, 65_535),
        !protocol.equals("http"),
        Boolean.TRUE.equals(fields.get("download")),
        isSextant);
  }
}
