package sextant.desktop.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** A web server on loopback for a test: each path with its answer. */
final class PageServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> all = new CopyOnWriteArrayList<>();

  /** A request: its method and path, and its Cookie field. */
  private record Asked(String what, String cookie) {}

  PageServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  /** Answers a path with a page. */
  PageServer page(String path, String html) {
    return answer(path, "text/html; charset=utf-8", html);
  }

  /** Answers a path with this and more headers in turn. */
  PageServer answer(String path, String type, String body, String... headers) {
    return handle(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", type);
          for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
          }
          send(exchange, 200, body);
        });
  }

  PageServer handle(String path, Consumer<HttpExchange> handler) {
    server.createContext(
        path,
        exchange -> {
          all.add(
              new Asked(
                  exchange.getRequestMethod() + " " + exchange.getRequestURI(),
                  String.valueOf(exchange.getRequestHeaders().getFirst("Cookie"))));
          handler.accept(exchange);
        });
    return this;
  }

  static void send(HttpExchange exchange, int status, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      if (bytes.length > 0) {
        exchange.getResponseBody().write(bytes);
      }
    } catch (IOException gone) {
      // the browser does not want it any more
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** Method and path of every request so far. */
  List<String> asked() {
    return all.stream().map(Asked::what).toList();
  }

  /** The Cookie field of every request so far for this path. */
  List<String> cookies(String path) {
    return all.stream().filter(one -> one.what().endsWith(path)).map(Asked::cookie).toList();
  }

  /** The Cookie field of every request so far. */
  List<String> cookies() {
    return all.stream().map(Asked::cookie).toList();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
  }
}
