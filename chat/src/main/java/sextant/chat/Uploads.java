package sextant.chat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import sextant.words.Failure;

/**
 * Takes files of people with an account, and gives them to whoever has their address
 * (draft/FILEHOST). Uploads are counted before they are taken; what is given out can neither run in
 * a browser nor reach anything from there.
 */
final class Uploads implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final int AT_ONCE = 32;
  private static final String UPLOAD = "/upload";
  private static final String FILES = "/files/";

  private final HttpServer server;
  private final UploadStore store;
  private final Door door;
  private final Offers.FileHost wish;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("chat-files-", 1).factory());
  private final Semaphore places = new Semaphore(AT_ONCE);

  /** Knows people by what their HTTP client says. */
  @FunctionalInterface
  interface Door {
    /** The account those credentials belong to; may wait for a while. */
    Optional<String> account(String address, String authorization);
  }

  private Uploads(HttpServer server, Offers.FileHost wish, UploadStore store, Door door) {
    this.server = server;
    this.wish = wish;
    this.store = store;
    this.door = door;
  }

  /** Opens it; {@code tls} is null for plain HTTP. */
  static Uploads open(Offers.FileHost wish, Path folder, @Nullable SSLContext tls, Door door)
      throws IOException {
    InetSocketAddress address = new InetSocketAddress(wish.host(), wish.port());
    HttpServer server;
    try {
      server = tls == null ? HttpServer.create(address, 64) : secure(address, tls);
    } catch (IOException e) {
      throw Failure.wrap(e, wish.host() + ":" + wish.port());
    }
    Uploads made = new Uploads(server, wish, UploadStore.open(folder, wish), door);
    server.setExecutor(made.threads);
    server.createContext(UPLOAD, made::upload);
    server.createContext(FILES, made::download);
    server.start();
    return made;
  }

  private static HttpServer secure(InetSocketAddress address, SSLContext tls) throws IOException {
    HttpsServer server = HttpsServer.create(address, 64);
    server.setHttpsConfigurator(new HttpsConfigurator(tls));
    return server;
  }

  /** Where files are put, as clients have to be told. */
  String url() {
    if (!wish.url().isEmpty()) {
      return wish.url();
    }
    InetAddress address = server.getAddress().getAddress();
    String host = address.isAnyLocalAddress() ? nameOfThisMachine() : address.getHostAddress();
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return (wish.tls() ? "https://" : "http://")
        + shown
        + ":"
        + server.getAddress().getPort()
        + UPLOAD;
  }

  private static String nameOfThisMachine() {
    try {
      return InetAddress.getLocalHost().getHostAddress();
    } catch (IOException nameless) {
      return "localhost";
    }
  }

  /** Forgets every file of an account. */
  void forget(String account) {
    store.forget(account);
  }

  private void upload(HttpExchange exchange) throws IOException {
    try (exchange) {
      switch (exchange.getRequestMethod()) {
        case "OPTIONS" -> {
          exchange.getResponseHeaders().add("Allow", "OPTIONS, POST");
          exchange.getResponseHeaders().add("Accept-Post", "*/*");
          exchange.sendResponseHeaders(204, -1);
        }
        case "POST" -> take(exchange);
        default -> say(exchange, 405, "POST a file here");
      }
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "bug", bug);
    }
  }

  private void take(HttpExchange exchange) throws IOException {
    String from = exchange.getRemoteAddress().getAddress().getHostAddress();
    String authorization = first(exchange, "Authorization");
    Optional<String> account =
        authorization.isEmpty() ? Optional.empty() : door.account(from, authorization);
    if (account.isEmpty()) {
      exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"chat\"");
      say(exchange, 401, "your account and its password");
    } else if (length(exchange) > wish.fileBytes()) {
      say(exchange, 413, "at most " + wish.fileBytes() + " bytes");
    } else if (!places.tryAcquire()) {
      say(exchange, 503, "too many at once");
    } else {
      try {
        keep(exchange, account.get());
      } finally {
        places.release();
      }
    }
  }

  private void keep(HttpExchange exchange, String account) throws IOException {
    String name = UploadName.of(first(exchange, "Content-Disposition"), type(exchange));
    try (InputStream body = exchange.getRequestBody()) {
      UploadStore.Kept kept = store.keep(account, name, body);
      String base = url().substring(0, url().lastIndexOf('/'));
      exchange.getResponseHeaders().add("Location", base + FILES + kept.id() + "/" + kept.name());
      exchange.sendResponseHeaders(201, -1);
    } catch (UploadStore.FullException e) {
      say(exchange, e.status(), String.valueOf(e.getMessage()));
    }
  }

  private static String type(HttpExchange exchange) {
    return first(exchange, "Content-Type");
  }

  private static long length(HttpExchange exchange) {
    String text = first(exchange, "Content-Length");
    return text.matches("[0-9]{1,18}") ? Long.parseLong(text) : 0;
  }

  private static String first(HttpExchange exchange, String header) {
    String value = exchange.getRequestHeaders().getFirst(header);
    return value == null ? "" : value;
  }

  private static void say(HttpExchange exchange, int status, String text) throws IOException {
    byte[] body = (text + "\n").getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/plain; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  private void download(HttpExchange exchange) throws IOException {
    try (exchange) {
      String method = exchange.getRequestMethod();
      String[] parts = exchange.getRequestURI().getPath().substring(FILES.length()).split("/", 2);
      Optional<Path> file = store.file(parts[0]);
      if (!method.equals("GET") && !method.equals("HEAD")) {
        say(exchange, 405, "GET or HEAD");
      } else if (file.isEmpty()) {
        say(exchange, 404, "not here, or no longer");
      } else {
        give(exchange, file.get(), method.equals("HEAD"));
      }
    } catch (RuntimeException bug) {
      LOG.log(Level.ERROR, "bug", bug);
    }
  }

  private static void give(HttpExchange exchange, Path file, boolean headOnly) throws IOException {
    String name = file.getFileName().toString();
    var headers = exchange.getResponseHeaders();
    headers.add("Content-Type", UploadName.typeToShow(name));
    headers.add("Content-Disposition", UploadName.isShown(name) ? "inline" : "attachment");
    headers.add("X-Content-Type-Options", "nosniff");
    headers.add("Content-Security-Policy", "sandbox; default-src 'none'");
    headers.add("Referrer-Policy", "no-referrer");
    long size = Files.size(file);
    if (headOnly) {
      headers.add("Content-Length", Long.toString(size));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    exchange.sendResponseHeaders(200, size == 0 ? -1 : size);
    if (size > 0) {
      try (OutputStream out = exchange.getResponseBody()) {
        Files.copy(file, out);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
