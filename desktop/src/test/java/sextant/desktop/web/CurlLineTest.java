package sextant.desktop.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import sextant.web.Exchange;
import sextant.web.HeaderList;
import sextant.web.RequestBody;
import sextant.web.WebClient;
import sextant.web.WebOptions;
import sextant.web.WebProfile;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.web.WebUrl;

class CurlLineTest {
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  void curlAsksForTheSameByteForByte() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl is not installed");
    byte[] binary = {0, 1, 2, '\r', '\n', (byte) 0xFF, '\''};
    try (var server = new PageServer().handle("/", this::note);
        var client = WebClient.open(WebProfile.inMemory(), WebOptions.DEFAULT)) {
      same(client, request("GET", server.url("/a?x=1&z='q'%20"), null));
      same(client, request("HEAD", server.url("/head"), null));
      same(client, request("DELETE", server.url("/gone"), null));
      same(client, request("POST", server.url("/form"), "@name='va lue'\n&b=%20中".getBytes(UTF_8)));
      same(client, request("PUT", server.url("/raw"), binary));
      same(client, request("POST", server.url("/nothing"), new byte[0]));
      WebRequest typed =
          request("POST", server.url("/typed"), "{\"a\":1}".getBytes(UTF_8))
              .withHeaders(HeaderList.of("Content-Type", "application/json", "X-Empty", ""));
      same(client, typed);
    }
  }

  private static WebRequest request(String method, String url, byte @Nullable [] body)
      throws IOException {
    return WebRequest.get(WebUrl.of(url))
        .with(method, Optional.ofNullable(body).map(RequestBody.OfBytes::new));
  }

  private void same(WebClient client, WebRequest request) throws Exception {
    asked.clear();
    Exchange exchange;
    try (WebResponse response = client.send(request)) {
      exchange = response.exchange();
      response.bodyBytes(100);
    }
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-c", CurlLine.of(exchange) + " -sS -o /dev/null")
            .redirectErrorStream(true);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.toLowerCase(Locale.ROOT).contains("proxy"));
    Process curl = builder.start();
    String said = new String(curl.getInputStream().readAllBytes(), UTF_8);
    assertThat(curl.waitFor()).as(said).isZero();
    assertThat(asked).hasSize(2);
    assertThat(asked.getLast()).isEqualTo(asked.getFirst());
  }

  private void note(HttpExchange exchange) {
    try {
      var headers = exchange.getRequestHeaders();
      String body = HexFormat.of().formatHex(exchange.getRequestBody().readAllBytes());
      asked.add(
          String.join(
              " ",
              exchange.getRequestMethod(),
              exchange.getRequestURI().toString(),
              String.valueOf(headers.get("Content-Type")),
              String.valueOf(headers.get("Accept")),
              String.valueOf(headers.get("User-Agent")),
              String.valueOf(headers.get("X-Empty")),
              body));
      PageServer.send(exchange, 200, exchange.getRequestMethod().equals("HEAD") ? "" : "ok");
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }
}
