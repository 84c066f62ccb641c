package sextant.app;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Fetches from a server of its own, so that the cache knows the way from a socket to a file. */
final class WebTraining {
  private static final int BYTES = 32 << 20;
  private static final String HEAD =
      """
      HTTP/1.1 200 OK
      Server: training
      Date: Thu, 01 Jan 2026 00:00:00 GMT
      Content-Type: text/plain
      Content-Length: %d
      Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT
      Connection: keep-alive
      ETag: "1"
      Accept-Ranges: bytes

      """
          .formatted(BYTES)
          .replace("\n", "\r\n");

  private WebTraining() {}

  /** Runs each command by {@code run}. */
  static void run(Consumer<String[]> run) throws IOException {
    Path folder = Files.createTempDirectory("sextant-training");
    Path file = folder.resolve("file");
    try (var listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      Thread.ofVirtual().name("training-server").start(() -> serve(listener));
      String url = "http://127.0.0.1:" + listener.getLocalPort() + "/file";
      run.accept(new String[] {"fetch", "-o", file.toString(), url});
      run.accept(new String[] {"fetch", "-v", url});
      run.accept(new String[] {"fetch", "--json", "-I", url});
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  // Until the listener is closed, or a client leaves early: the last one does, it wants no body.
  private static void serve(ServerSocket listener) {
    try {
      while (true) {
        try (Socket peer = listener.accept()) {
          answer(peer);
        }
      }
    } catch (IOException _) {
      return;
    }
  }

  private static void answer(Socket peer) throws IOException {
    peer.getInputStream().read(new byte[1 << 13]);
    OutputStream out = peer.getOutputStream();
    out.write(HEAD.getBytes(StandardCharsets.US_ASCII));
    byte[] block = new byte[1 << 16];
    for (int done = 0; done < BYTES; done += block.length) {
      out.write(block);
    }
  }
}
