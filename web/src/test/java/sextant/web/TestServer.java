package sextant.web;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.net.ssl.SSLServerSocket;

/** An HTTP/1.1 server on loopback whose answers are written byte by byte by the test. */
final class TestServer implements AutoCloseable {
  private final ServerSocket socket;
  private final List<Socket> open = new CopyOnWriteArrayList<>();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final Handler handler;
  private final boolean isTls;

  /** One request as it came. */
  record Asked(String line, HeaderList headers, String body) {
    String path() {
      return line.split(" ")[1];
    }
  }

  /** Writes a whole answer; returns false to have the connection closed. */
  @FunctionalInterface
  interface Handler {
    boolean answer(Asked asked, OutputStream output) throws IOException;
  }

  private TestServer(ServerSocket socket, Handler handler) {
    this.socket = socket;
    this.handler = handler;
    isTls = socket instanceof SSLServerSocket;
    Thread.ofVirtual().name("test-server").start(this::accept);
  }

  static TestServer start(Handler handler) throws IOException {
    return new TestServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), handler);
  }

  static TestServer over(ServerSocket socket, Handler handler) {
    return new TestServer(socket, handler);
  }

  /** A server whose every answer is what the function says. */
  static TestServer answering(Function<Asked, String> answer) throws IOException {
    return start((asked, output) -> {
      output.write(answer.apply(asked).getBytes(StandardCharsets.UTF_8));
      return true;
    });
  }

  /** An answer with a length. */
  static String ok(String body, String... headers) {
    return response("200 OK", body, headers);
  }

  static String response(String status, String body, String... headers) {
    int length = body.getBytes(StandardCharsets.UTF_8).length;
    var text = new StringBuilder("HTTP/1.1 " + status + "\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    return text.append("Content-Length: " + length + "\r\n\r\n").append(body).toString();
  }

  int port() {
    return socket.getLocalPort();
  }

  WebUrl url(String path) throws IOException {
    return WebUrl.of((isTls ? "https" : "http") + "://localhost:" + port() + path);
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket peer = socket.accept();
        open.add(peer);
        Thread.ofVirtual().name("test-server-peer").start(() -> serve(peer));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket peer) {
    try (peer) {
      var input = new BufferedInputStream(peer.getInputStream());
      OutputStream output = peer.getOutputStream();
      while (true) {
        String line = line(input);
        if (line.split(" ").length != 3) {
          return; // the end, or not HTTP
        }
        List<HeaderList.Field> fields = new ArrayList<>();
        for (String field = line(input); !field.isEmpty(); field = line(input)) {
          String[] parts = field.split(": ?", 2);
          fields.add(new HeaderList.Field(parts[0], parts[1]));
        }
        HeaderList headers = new HeaderList(fields);
        int length = Integer.parseInt(headers.first("Content-Length").orElse("0"));
        String body = new String(input.readNBytes(length), StandardCharsets.UTF_8);
        var request = new Asked(line, headers, body);
        asked.add(request);
        boolean goesOn = handler.answer(request, output);
        output.flush();
        if (!goesOn) {
          return;
        }
      }
    } catch (IOException | UncheckedIOException gone) {
      // the client closed first
    }
  }

  private static String line(InputStream input) throws IOException {
    var line = new ByteArrayOutputStream();
    int c;
    while ((c = input.read()) >= 0 && c != '\n') {
      line.write(c);
    }
    return line.toString(StandardCharsets.ISO_8859_1).strip();
  }

  @Override
  public void close() throws IOException {
    socket.close();
    for (Socket peer : open) {
      peer.close();
    }
  }
}
