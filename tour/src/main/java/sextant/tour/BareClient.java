package sextant.tour;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An IRC client as others write them: a socket and lines, nothing of Sextant's own client (RFC
 * 1459).
 */
final class BareClient implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket socket;
  private final BufferedReader reader;
  private final List<String> log = new ArrayList<>();

  BareClient(int port) throws IOException {
    socket = new Socket(InetAddress.ofLiteral("127.0.0.1"), port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  void send(String line) throws IOException {
    log.add("→ " + line);
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  /** Reads on until a line has this in it; answers pings meanwhile. */
  List<String> await(String part) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      log.add("← " + line);
      lines.add(line);
      if (line.startsWith("PING ")) {
        send("PONG " + line.substring("PING ".length()));
      }
      if (line.contains(part)) {
        return lines;
      }
    }
    throw new java.io.EOFException("the server closed before: " + part);
  }

  /** What was said both ways. */
  List<String> log() {
    return log;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
