package sextant.web;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.words.Version;

/** Exchanges as an HTTP Archive 1.2, which every browser's developer tools can read. */
public final class HarFile {
  private final JsonGenerator json;

  private HarFile(JsonGenerator json) {
    this.json = json;
  }

  /** Writes all of them, oldest first; the stream stays open. */
  public static void write(List<Exchange> exchanges, OutputStream output) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(output);
    json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    json.useDefaultPrettyPrinter();
    var file = new HarFile(json);
    json.writeStartObject();
    json.writeObjectFieldStart("log");
    json.writeStringField("version", "1.2");
    json.writeObjectFieldStart("creator");
    json.writeStringField("name", "Sextant");
    json.writeStringField("version", Version.NUMBER);
    json.writeEndObject();
    json.writeArrayFieldStart("pages");
    json.writeEndArray();
    json.writeArrayFieldStart("entries");
    for (Exchange exchange : exchanges) {
      file.entry(exchange);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeEndObject();
    json.flush();
    json.close();
  }

  private void entry(Exchange exchange) throws IOException {
    Timings timings = exchange.timings();
    json.writeStartObject();
    json.writeStringField("startedDateTime", exchange.started().toString());
    json.writeNumberField("time", millis(timings.total()));
    request(exchange);
    response(exchange);
    json.writeObjectFieldStart("cache");
    json.writeEndObject();
    timings(timings);
    String address = exchange.remoteAddress();
    int colon = address.lastIndexOf(':');
    String host = colon > 0 ? address.substring(0, colon).replaceAll("[\\[\\]]", "") : "";
    if (host.matches("[0-9.]+|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*")) { // a proxy can be a name
      json.writeStringField("serverIPAddress", host);
      json.writeStringField("connection", address.substring(colon + 1));
    }
    if (exchange.failure().isPresent()) {
      json.writeStringField("comment", exchange.failure().get().toString());
    }
    json.writeEndObject();
  }

  private void request(Exchange exchange) throws IOException {
    WebRequest request = exchange.request();
    json.writeObjectFieldStart("request");
    json.writeStringField("method", request.method());
    json.writeStringField("url", request.url().withoutSecrets().toString());
    json.writeStringField("httpVersion", protocol(exchange));
    json.writeArrayFieldStart("cookies");
    for (String pair : exchange.sentHeaders().combined("Cookie").split("; *")) {
      cookie(pair);
    }
    json.writeEndArray();
    list("headers", exchange.sentHeaders().withoutSecrets());
    list("queryString", request.url().queryParameters());
    Optional<RequestBody> body = request.body();
    long size = body.isPresent() ? sent(exchange, body.get()) : 0;
    json.writeNumberField("headersSize", exchange.sentHeaders().byteCount());
    json.writeNumberField("bodySize", size);
    json.writeEndObject();
  }

  // The file of a large upload is gone once it was sent: then its size is not known any more.
  private long sent(Exchange exchange, RequestBody body) throws IOException {
    json.writeObjectFieldStart("postData");
    json.writeStringField("mimeType", exchange.sentHeaders().first("Content-Type").orElse(""));
    long size = -1;
    String text = "";
    try {
      size = body.byteCount();
      text = new String(beginning(body), StandardCharsets.UTF_8);
    } catch (IOException gone) {
      json.writeStringField("comment", "not kept");
    }
    json.writeStringField("text", text);
    json.writeEndObject();
    return size;
  }

  private static byte[] beginning(RequestBody body) throws IOException {
    try (var in = body.open()) {
      return in.readNBytes(1 << 16);
    }
  }

  private void response(Exchange exchange) throws IOException {
    Optional<Exchange.Head> head = exchange.head();
    HeaderList headers = head.map(Exchange.Head::headers).orElse(HeaderList.NONE);
    json.writeObjectFieldStart("response");
    json.writeNumberField("status", head.map(Exchange.Head::status).orElse(0));
    json.writeStringField("statusText", head.map(Exchange.Head::reason).orElse(""));
    json.writeStringField("httpVersion", protocol(exchange));
    json.writeArrayFieldStart("cookies");
    for (String field : headers.all("Set-Cookie")) {
      cookie(field.split(";", 2)[0]);
    }
    json.writeEndArray();
    list("headers", headers);
    content(exchange, headers);
    json.writeStringField("redirectURL", headers.first("Location").orElse(""));
    json.writeNumberField("headersSize", headers.byteCount());
    boolean isFromCache = exchange.source() != Exchange.Source.NETWORK;
    json.writeNumberField("bodySize", isFromCache ? 0 : exchange.wireBytes());
    json.writeEndObject();
  }

  private void content(Exchange exchange, HeaderList headers) throws IOException {
    json.writeObjectFieldStart("content");
    json.writeNumberField("size", exchange.bodyBytes());
    json.writeStringField("mimeType", headers.first("Content-Type").orElse(""));
    byte[] body = exchange.capturedBody();
    if (body.length > 0) {
      Optional<String> text = text(body);
      json.writeStringField("text", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
      if (text.isEmpty()) {
        json.writeStringField("encoding", "base64");
      }
    }
    json.writeEndObject();
  }

  private static Optional<String> text(byte[] body) {
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(body)).toString());
    } catch (CharacterCodingException notText) {
      return Optional.empty();
    }
  }

  private void cookie(String pair) throws IOException {
    int equals = pair.indexOf('=');
    if (!pair.isBlank()) {
      json.writeStartObject();
      json.writeStringField("name", equals < 0 ? "" : pair.substring(0, equals).strip());
      json.writeStringField("value", pair.substring(equals + 1).strip());
      json.writeEndObject();
    }
  }

  private void list(String name, HeaderList fields) throws IOException {
    json.writeArrayFieldStart(name);
    for (HeaderList.Field field : fields.fields()) {
      json.writeStartObject();
      json.writeStringField("name", field.name());
      json.writeStringField("value", field.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  // In HAR the time of TLS is a part of connect.
  private void timings(Timings timings) throws IOException {
    json.writeObjectFieldStart("timings");
    json.writeNumberField("blocked", millis(timings.blocked()));
    json.writeNumberField("dns", millis(timings.dns()));
    long tls = Math.max(0, timings.tls());
    json.writeNumberField("connect", timings.connect() < 0 ? -1 : millis(timings.connect() + tls));
    json.writeNumberField("send", Math.max(0, millis(timings.send())));
    json.writeNumberField("wait", Math.max(0, millis(timings.await())));
    json.writeNumberField("receive", Math.max(0, millis(timings.receive())));
    json.writeNumberField("ssl", millis(timings.tls()));
    json.writeEndObject();
  }

  private static double millis(long nanos) {
    return nanos < 0 ? -1 : Math.round(nanos / 1e3) / 1e3;
  }

  private static String protocol(Exchange exchange) {
    return exchange
        .head()
        .map(Exchange.Head::protocol)
        .filter(one -> !one.isEmpty())
        .orElse("HTTP/1.1")
        .toUpperCase(Locale.ROOT);
  }
}
