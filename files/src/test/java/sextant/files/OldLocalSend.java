package sextant.files;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import sextant.identity.Credentials;

/**
 * A receiver that behaves as LocalSend 1.17 does where that differs from 1.18: one session at a
 * time and busy before everything else, version 2.1, no checksums, {@code file-2.txt} for a name
 * that is taken, a failed file may be sent again, a cancel of a strange session is refused. On the
 * JDK's own HTTP server: not a line of ours.
 */
final class OldLocalSend implements AutoCloseable {
  private static final Pattern FILE =
      Pattern.compile(
          "\"([^\"]+)\":\\{\"id\":\"[^\"]*\",\"fileName\":\"([^\"]*)\",\"size\":(\\d+)");

  final List<String> log = new CopyOnWriteArrayList<>();
  final List<String> offers = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private final Path folder;
  private final String fingerprint;
  private final Map<String, String> names = new LinkedHashMap<>();
  private Optional<String> pin = Optional.empty();
  private boolean isBusy;
  private boolean declines;
  private boolean picksNothing;
  private boolean refusesCancels;
  private int failures;

  OldLocalSend(Path folder, Optional<Credentials> own) throws Exception {
    this.folder = folder;
    InetSocketAddress free = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    this.fingerprint = own.map(c -> c.fingerprint().hex()).orElse("a random text");
    if (own.isPresent()) {
      HttpsServer https = HttpsServer.create(free, 0);
      SSLContext tls = Certificates.tls(own);
      https.setHttpsConfigurator(new HttpsConfigurator(tls));
      server = https;
    } else {
      server = HttpServer.create(free, 0);
    }
    server.createContext("/", this::handle);
    server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  OldLocalSend withPin(String wanted) {
    pin = Optional.of(wanted);
    return this;
  }

  OldLocalSend busy() {
    isBusy = true;
    return this;
  }

  OldLocalSend declining() {
    declines = true;
    return this;
  }

  OldLocalSend pickingNothing() {
    picksNothing = true;
    return this;
  }

  /** Says that whoever cancels has no right to. */
  OldLocalSend refusingCancels() {
    refusesCancels = true;
    return this;
  }

  /** The first uploads fail as a full or slow phone's do. */
  OldLocalSend failing(int times) {
    failures = times;
    return this;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      log.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      switch (path) {
        case "/api/localsend/v1/info", "/api/localsend/v2/info" -> answer(exchange, 200, info());
        case "/api/localsend/v2/register" -> register(exchange);
        case "/api/localsend/v2/prepare-upload" -> prepare(exchange);
        case "/api/localsend/v2/upload" -> upload(exchange);
        case "/api/localsend/v2/cancel" -> cancel(exchange);
        default -> answer(exchange, 404, "");
      }
    }
  }

  private String info() {
    return "{\"alias\":\"Old Phone\",\"version\":\"2.1\",\"deviceModel\":\"Samsung\","
        + "\"deviceType\":\"mobile\",\"fingerprint\":\""
        + fingerprint
        + "\",\"download\":false}";
  }

  private void register(HttpExchange exchange) throws IOException {
    String body = body(exchange);
    boolean isItself = body.contains("\"fingerprint\":\"" + fingerprint + "\"");
    answer(exchange, isItself ? 412 : 200, isItself ? "{\"message\":\"Self-discovered\"}" : info());
  }

  private void prepare(HttpExchange exchange) throws IOException {
    if (isBusy) { // before the PIN and before the JSON
      answer(exchange, 409, "{\"message\":\"Blocked by another session\"}");
      return;
    }
    String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
    if (pin.isPresent() && !query.equals("pin=" + pin.get())) {
      boolean isGiven = query.contains("pin=");
      answer(exchange, 401, message(isGiven ? "Invalid PIN" : "PIN required"));
      return;
    }
    String body = body(exchange);
    offers.add(body);
    if (declines) {
      answer(exchange, 403, message("File request declined by recipient"));
      return;
    }
    if (picksNothing) {
      answer(exchange, 204, "");
      return;
    }
    isBusy = true;
    StringBuilder tokens = new StringBuilder();
    for (Matcher file = FILE.matcher(body); file.find(); ) {
      names.put(file.group(1), file.group(2));
      tokens.append(tokens.isEmpty() ? "" : ",");
      tokens.append('"').append(file.group(1)).append("\":\"token-").append(file.group(1));
      tokens.append('"');
    }
    answer(exchange, 200, "{\"sessionId\":\"one\",\"files\":{" + tokens + "}}");
  }

  private void upload(HttpExchange exchange) throws IOException {
    Map<String, String> query = new LinkedHashMap<>();
    for (String each : exchange.getRequestURI().getQuery().split("&", -1)) {
      query.put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1));
    }
    String id = String.valueOf(query.get("fileId"));
    boolean isRight =
        isBusy
            && "one".equals(query.get("sessionId"))
            && ("token-" + id).equals(query.get("token"));
    log.add("length " + exchange.getRequestHeaders().getFirst("Content-Length"));
    byte[] content = exchange.getRequestBody().readAllBytes();
    if (!isRight || !names.containsKey(id)) {
      answer(exchange, isBusy ? 403 : 409, message("No session"));
    } else if (failures-- > 0) {
      answer(exchange, 500, message("Could not save file"));
    } else {
      Path file = folder.resolve(String.valueOf(names.remove(id)));
      Files.createDirectories(file.getParent());
      Files.write(free(file), content);
      isBusy = !names.isEmpty();
      answer(exchange, 200, "");
    }
  }

  private static Path free(Path wished) {
    String name = wished.getFileName().toString();
    int dot = name.lastIndexOf('.') < 0 ? name.length() : name.lastIndexOf('.');
    Path path = wished;
    for (int number = 2; Files.exists(path); number++) {
      path = wished.resolveSibling(name.substring(0, dot) + "-" + number + name.substring(dot));
    }
    return path;
  }

  private void cancel(HttpExchange exchange) throws IOException {
    boolean isOurs = !refusesCancels && "sessionId=one".equals(exchange.getRequestURI().getQuery());
    isBusy &= !isOurs;
    answer(exchange, isOurs ? 200 : 403, isOurs ? "" : message("No permission"));
  }

  private static String message(String text) {
    return "{\"message\":\"" + text + "\"}";
  }

  private static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
