package sextant.desktop.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import sextant.web.Exchange;
import sextant.web.HeaderList;

/** A request as a command line of curl that asks for the same. */
final class CurlLine {
  private static final int MOST_BODY_BYTES = 64 << 10;

  private CurlLine() {}

  static String of(Exchange exchange) {
    var line = new StringBuilder("curl ").append(quoted(exchange.request().url().toString()));
    String method = exchange.request().method();
    boolean hasBody = exchange.request().body().isPresent();
    if (!method.equals(hasBody ? "POST" : "GET")) {
      line.append(" -X ").append(quoted(method));
    }
    for (HeaderList.Field field : exchange.sentHeaders().fields()) {
      boolean isOfCurl = field.name().equalsIgnoreCase("Accept-Encoding");
      if (!isOfCurl) {
        line.append(" -H ").append(quoted(field.name() + ": " + field.value()));
      }
    }
    exchange
        .request()
        .body()
        .ifPresent(body -> {
          try (var in = body.open()) {
            byte[] bytes = in.readNBytes(MOST_BODY_BYTES);
            line.append(" --data-binary ")
                .append(quoted(new String(bytes, StandardCharsets.UTF_8)));
          } catch (IOException gone) {
            line.append(" --data-binary @FILE");
          }
        });
    return line.append(" --compressed").toString();
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }
}
