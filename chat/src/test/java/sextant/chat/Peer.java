package sextant.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import sextant.irc.MalformedException;
import sextant.irc.Message;

/** A client of the tests: says lines, and waits for the lines it expects. */
final class Peer implements AutoCloseable {
  private static final int LIMIT_MILLIS = 60_000;

  private final Socket socket;
  private final BufferedReader reader;
  private final List<String> seen = new ArrayList<>();
  private int syncs;

  Peer(Socket socket) throws IOException {
    this.socket = socket;
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(LIMIT_MILLIS);
    this.reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  static Peer open(int port) throws IOException {
    return new Peer(new Socket(InetAddress.ofLiteral("127.0.0.1"), port));
  }

  void register(String nick, String... caps) throws IOException {
    if (caps.length > 0) {
      send("CAP LS 302");
      send("CAP REQ :" + String.join(" ", caps));
    }
    send("NICK " + nick);
    send("USER " + nick + " 0 * :Real " + nick);
    if (caps.length > 0) {
      send("CAP END");
    }
    await("221");
    sync();
  }

  /** Returns what comes after the welcome. */
  List<String> registerWithSasl(String nick, String password, String... caps) throws IOException {
    send("CAP LS 302");
    send("CAP REQ :sasl " + String.join(" ", caps));
    send("NICK " + nick);
    send("USER " + nick + " 0 * :Real " + nick);
    send("AUTHENTICATE PLAIN");
    await("AUTHENTICATE");
    send("AUTHENTICATE " + plain(nick, password));
    await("903");
    send("CAP END");
    await("221");
    return syncLines();
  }

  static String plain(String name, String password) {
    byte[] bytes = ("\0" + name + "\0" + password).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  void send(String line) throws IOException {
    try {
      socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
    } catch (SocketException closed) {
      // the server let go: what it said before can still be read
    }
  }

  void sendBytes(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
  }

  /** The next line, or null when the server has closed. */
  @Nullable String read() throws IOException {
    try {
      String line = reader.readLine();
      if (line != null) {
        seen.add(line);
      }
      return line;
    } catch (SocketException closed) {
      return null;
    } catch (SocketTimeoutException e) {
      throw new AssertionError("nothing came; before that:\n" + String.join("\n", seen), e);
    }
  }

  /** The next message of that command; those before it are skipped. */
  Message await(String command) throws IOException {
    return await(message -> message.command().equals(command), command);
  }

  Message await(Predicate<Message> wanted, String name) throws IOException {
    while (true) {
      String line = read();
      if (line == null) {
        throw new AssertionError("closed before " + name + ":\n" + String.join("\n", seen));
      }
      Message message = parse(line);
      if (wanted.test(message)) {
        return message;
      }
    }
  }

  static Message parse(String line) {
    try {
      return Message.parse(line);
    } catch (MalformedException e) {
      throw new AssertionError(line, e);
    }
  }

  /** Everything that came up to now. */
  List<Message> sync() throws IOException {
    return syncLines().stream().map(Peer::parse).toList();
  }

  List<String> syncLines() throws IOException {
    List<String> lines = new ArrayList<>();
    if (!syncInto(lines)) {
      throw new AssertionError("closed:\n" + String.join("\n", seen));
    }
    return lines;
  }

  /** Reads what has come up to now; returns whether the connection is still open. */
  boolean syncInto(List<String> lines) throws IOException {
    String token = "sync" + ++syncs;
    send("PING " + token);
    while (true) {
      String line = read();
      if (line == null) {
        return false;
      }
      if (line.contains("PONG") && line.endsWith(token)) {
        return true;
      }
      lines.add(line);
    }
  }

  /** Says a line and returns all that comes back. */
  List<Message> ask(String line) throws IOException {
    send(line);
    return sync();
  }

  Socket socket() {
    return socket;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
