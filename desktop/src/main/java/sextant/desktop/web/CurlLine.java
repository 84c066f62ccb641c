package sextant.desktop.web;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.web.Exchange;
import sextant.web.HeaderList;
import sextant.web.RequestBody;

/** A request as a command line of curl that asks for the same, byte for byte. */
final class CurlLine {
  private static final int MOST_BODY_BYTES = 64 << 10;

  /** What curl counts or decides itself. */
  private static final List<String> OF_CURL =
      List.of("accept-encoding", "content-length", "transfer-encoding", "connection");

  private CurlLine() {}

  static String of(Exchange exchange) {
    String url = exchange.request().url().withoutSecrets().toString();
    var line = new StringBuilder("curl ").append(quoted(url));
    if (url.matches(".*[\\[\\]{}].*")) {
      line.append(" --globoff");
    }
    Optional<RequestBody> body = exchange.request().body();
    line.append(method(exchange.request().method(), body.isPresent()));
    for (HeaderList.Field field : exchange.sentHeaders().fields()) {
      if (!OF_CURL.contains(field.name().toLowerCase(Locale.ROOT))) {
        // a field without a value would be one that curl must not send
        String written = field.name() + (field.value().isEmpty() ? ";" : ": " + field.value());
        line.append(" -H ").append(quoted(written));
      }
    }
    if (body.isPresent() && !exchange.sentHeaders().has("Content-Type")) {
      line.append(" -H 'Content-Type:'");
    }
    line.append(" --compressed");
    return body.map(one -> with(one, line.toString())).orElse(line.toString());
  }

  private static String method(String method, boolean hasBody) {
    if (method.equals("HEAD")) {
      return " --head";
    }
    return method.equals(hasBody ? "POST" : "GET") ? "" : " -X " + quoted(method);
  }

  private static String with(RequestBody body, String line) {
    byte[] bytes;
    try (var in = body.open()) {
      bytes = in.readNBytes(MOST_BODY_BYTES + 1);
    } catch (IOException gone) {
      return line + " --data-binary @FILE";
    }
    if (bytes.length > MOST_BODY_BYTES) {
      return line + " --data-binary @FILE";
    }
    // What a terminal might change on its way goes round it.
    return BodyText.of(bytes, "")
        .filter(
            text -> text.chars().noneMatch(c -> (c < ' ' && c != '\n' && c != '\t') || c == 127))
        .map(text -> line + " --data-raw " + quoted(text))
        .orElseGet(() ->
            "echo "
                + Base64.getEncoder().encodeToString(bytes)
                + " | base64 -d | "
                + line
                + " --data-binary @-");
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
