package sextant.desktop.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;

/** An IRC server of a few lines, which says whatever a test wants, true or not. */
final class ScriptedServer implements AutoCloseable {
  private final ServerSocket listener;
  private final String isupport;
  private final CompletableFuture<Writer> client = new CompletableFuture<>();

  /** A server on a free port of the loopback that says this in ISUPPORT. */
  ScriptedServer(String isupport) throws IOException {
    this.isupport = isupport;
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
  }

  String address() {
    return "127.0.0.1:" + listener.getLocalPort();
  }

  private void serve() {
    try (Socket socket = listener.accept()) {
      var in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      Writer out = new java.io.OutputStreamWriter(socket.getOutputStream(), StandardCharsets.UTF_8);
      String line;
      while ((line = in.readLine()) != null) {
        answer(line, out);
      }
    } catch (IOException over) {
      client.completeExceptionally(over);
    }
  }

  private void answer(String line, Writer out) throws IOException {
    if (line.startsWith("CAP LS")) {
      put(out, ":srv CAP * LS :");
    } else if (line.startsWith("USER")) {
      put(out, ":srv 001 ann :Welcome ann!ann@host");
      put(out, ":srv 005 ann CHANTYPES=# " + isupport + " :are supported");
      put(out, ":srv 376 ann :End");
    } else if (line.startsWith("JOIN ")) {
      String room = line.substring(5);
      put(out, ":ann!ann@host JOIN " + room);
      put(out, ":srv 353 ann = " + room + " :ann bob");
      put(out, ":srv 366 ann " + room + " :End");
      client.complete(out);
    } else if (line.startsWith("PING")) {
      put(out, ":srv PONG srv " + line.substring(5));
    }
  }

  private static void put(Writer out, String line) throws IOException {
    synchronized (out) {
      out.write(line + "\r\n");
      out.flush();
    }
  }

  /** Says a line to whoever has joined a room, waiting for that. */
  void say(String line) {
    try {
      put(client.join(), line);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
