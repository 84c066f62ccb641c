package sextant.chat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A Chromium without a window, driven over its DevTools protocol. */
final class Browser implements AutoCloseable {
  private static final int LIMIT_SECONDS = 60;
  private static final int AWAIT_MILLIS = 30_000;
  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern LISTENING =
      Pattern.compile("DevTools listening on ws://([0-9.:]+)/");
  private static final Pattern PAGE =
      Pattern.compile("\"webSocketDebuggerUrl\": *\"(ws://[^\"]*/page/[^\"]*)\"");

  private final Process process;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Answers answers = new Answers();
  private final WebSocket socket;
  private int number;

  private Browser(Process process, String page) {
    this.process = process;
    this.socket = client.newWebSocketBuilder().buildAsync(URI.create(page), answers).join();
  }

  /** Opens one in that language, or nothing where none is installed. */
  static Optional<Browser> open(Path folder, String language) throws Exception {
    for (String name : new String[] {"chromium", "chromium-browser", "google-chrome"}) {
      Process process;
      try {
        process =
            new ProcessBuilder(
                    name,
                    "--headless=new",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--remote-debugging-port=0",
                    "--user-data-dir=" + folder,
                    "--lang=" + language,
                    "--accept-lang=" + language,
                    "about:blank")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
      } catch (IOException missing) {
        continue;
      }
      Optional<String> page = page(process);
      if (page.isPresent()) {
        return Optional.of(new Browser(process, page.get()));
      }
      process.destroyForcibly(); // a name that only says how to install it, or no rights to run
    }
    return Optional.empty();
  }

  /** Where the first page of a browser is driven; empty when it ended instead of listening. */
  private static Optional<String> page(Process process) throws Exception {
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
    String address = "";
    for (String line = lines.readLine();
        line != null && address.isEmpty();
        line = address.isEmpty() ? lines.readLine() : line) {
      Matcher found = LISTENING.matcher(line);
      address = found.find() ? found.group(1) : "";
    }
    if (address.isEmpty()) {
      return Optional.empty();
    }
    Thread.ofVirtual().start(() -> lines.lines().forEach(line -> {})); // it must not block
    try (HttpClient http = HttpClient.newHttpClient()) {
      while (true) {
        HttpRequest list =
            HttpRequest.newBuilder(URI.create("http://" + address + "/json")).build();
        Matcher found = PAGE.matcher(http.send(list, HttpResponse.BodyHandlers.ofString()).body());
        if (found.find()) {
          return Optional.of(found.group(1));
        }
      }
    }
  }

  /** One command; returns its answer as JSON. */
  private String call(String method, Map<String, Object> parameters) throws Exception {
    StringWriter text = new StringWriter();
    int id = ++number;
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeNumberField("id", id);
      json.writeStringField("method", method);
      json.writeFieldName("params");
      write(json, parameters);
      json.writeEndObject();
    }
    socket.sendText(text.toString(), true).join();
    while (true) {
      String answer = answers.queue.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
      if (answer == null) {
        throw new AssertionError("the browser does not answer " + method + " " + parameters);
      }
      if (answer.startsWith("{\"id\":" + id + ",")) {
        return answer;
      }
    }
  }

  private static void write(JsonGenerator json, Object value) throws IOException {
    switch (value) {
      case Map<?, ?> map -> {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          json.writeFieldName(String.valueOf(entry.getKey()));
          write(json, entry.getValue());
        }
        json.writeEndObject();
      }
      case Object[] list -> {
        json.writeStartArray();
        for (Object each : list) {
          write(json, each);
        }
        json.writeEndArray();
      }
      case Boolean flag -> json.writeBoolean(flag);
      case Integer whole -> json.writeNumber(whole);
      default -> json.writeString(String.valueOf(value));
    }
  }

  /** Opens an address; what the page's policy refuses is remembered in {@code refused}. */
  void go(String url) throws Exception {
    call("Page.enable", Map.of());
    call(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of(
            "source",
            "window.refused = [];"
                + "addEventListener('securitypolicyviolation', e => refused.push(e.violatedDirective));"
                + "addEventListener('error', e => refused.push(String(e.message)));"));
    call("Page.navigate", Map.of("url", url));
    await("document.readyState === 'complete' && location.href.startsWith('http')");
  }

  /** What an expression comes to, as a text. */
  String value(String expression) throws Exception {
    String answer =
        call(
            "Runtime.evaluate",
            Map.of("expression", "String(" + expression + ")", "awaitPromise", true));
    return text(answer, "value");
  }

  void run(String script) throws Exception {
    call("Runtime.evaluate", Map.of("expression", script));
  }

  /** Waits until the expression is true. */
  void await(String expression) throws Exception {
    String look =
        "new Promise(done => { const end = Date.now() + "
            + AWAIT_MILLIS
            + "; const look = () => { let is = false; try { is = ("
            + expression
            + "); } catch (e) {} if (is) done('yes'); else if (Date.now() > end)"
            + " done(document.body.innerText + ' refused: ' + window.refused);"
            + " else setTimeout(look, 20); }; look(); })";
    String answer = call("Runtime.evaluate", Map.of("expression", look, "awaitPromise", true));
    if (answer.contains("\"error\"")) {
      await(expression); // the page went away under the question
    } else if (!text(answer, "value").equals("yes")) {
      throw new AssertionError(expression + " never came true: " + answer);
    }
  }

  void size(int width, int height, boolean phone) throws Exception {
    call(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
  }

  void dark(boolean on) throws Exception {
    Map<String, Object> feature =
        Map.of("name", "prefers-color-scheme", "value", on ? "dark" : "light");
    call("Emulation.setEmulatedMedia", Map.of("features", new Object[] {feature}));
  }

  void picture(Path file) throws Exception {
    Files.createDirectories(file.getParent());
    String data = text(call("Page.captureScreenshot", Map.of("format", "png")), "data");
    Files.write(file, Base64.getDecoder().decode(data));
  }

  private static String text(String json, String name) throws IOException {
    try (JsonParser parser = JSON.createParser(json)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token == JsonToken.FIELD_NAME && parser.currentName().equals(name)) {
          parser.nextToken();
          return parser.getText();
        }
      }
    }
    return "";
  }

  @Override
  public void close() {
    socket.abort();
    client.shutdownNow();
    process.destroy();
    process.onExit().orTimeout(30, TimeUnit.SECONDS).handle((p, late) -> p).join();
    process.destroyForcibly();
  }

  private static final class Answers implements WebSocket.Listener {
    private final BlockingQueue<String> queue = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
      part.append(data);
      if (last) {
        queue.add(part.toString());
        part.setLength(0);
      }
      return WebSocket.Listener.super.onText(socket, data, last);
    }
  }
}
