package sextant.chatcluster;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client of the tests: says lines, and waits for the lines it expects. */
final class Talker implements AutoCloseable {
  private static final int LIMIT_MILLIS = 40_000;

  private static final int ECHO_MILLIS = 2_000;
  private static final int MOST_TRIES = 20;

  private final Socket socket = new Socket();
  private final BufferedReader reader;
  private final List<String> seen = new ArrayList<>();
  private int syncs;

  Talker(int port) throws IOException {
    socket.connect(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), LIMIT_MILLIS);
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(LIMIT_MILLIS);
    reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
  }

  Talker timeout(int millis) throws IOException {
    socket.setSoTimeout(millis);
    return this;
  }

  static Talker enter(int port, String nick, String room) throws IOException {
    Talker talker = new Talker(port);
    talker.register(nick);
    if (!room.isEmpty()) {
      talker.say("JOIN " + room);
      talker.await(line -> line.contains(" 366 "));
    }
    return talker;
  }

  /** The same as clients do it: whoever is sent away while the servers settle comes again. */
  static Talker enterAtLast(int port, String nick, String room) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        return enter(port, nick, room);
      } catch (IOException sentAway) {
        if (tries == MOST_TRIES) {
          throw sentAway;
        }
      }
    }
  }

  Talker register(String nick) throws IOException {
    say("CAP LS 302");
    say("CAP REQ :echo-message message-tags server-time batch draft/chathistory");
    say("NICK " + nick);
    say("USER " + nick + " 0 * :Real " + nick);
    say("CAP END");
    await(line -> line.contains(" 221 "));
    return this;
  }

  void say(String line) throws IOException {
    socket.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Nullable String read() throws IOException {
    try {
      String line = reader.readLine();
      if (line != null) {
        seen.add(line);
        if (line.startsWith("PING ") || line.contains(" PING ")) {
          say("PONG " + line.substring(line.lastIndexOf(' ') + 1));
        }
      }
      return line;
    } catch (SocketTimeoutException e) {
      throw new AssertionError("nothing came; before that:\n" + String.join("\n", seen), e);
    }
  }

  String await(Predicate<String> wanted) throws IOException {
    while (true) {
      String line = read();
      if (line == null) {
        throw new IOException("closed:\n" + String.join("\n", seen));
      }
      if (wanted.test(line)) {
        return line;
      }
    }
  }

  /**
   * Says a line until it comes back: one that is on its way while the servers settle who decides
   * can be lost, and is then not echoed.
   */
  void insist(String line) throws IOException {
    String words = line.substring(line.indexOf(" :"));
    socket.setSoTimeout(ECHO_MILLIS);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      say(line);
      try {
        await(heard -> heard.endsWith(words));
        socket.setSoTimeout(LIMIT_MILLIS);
        return;
      } catch (AssertionError nothingCame) {
        // once more
      }
    }
    throw new AssertionError("never echoed: " + line + "\n" + String.join("\n", seen));
  }

  /** Everything that came up to now. */
  List<String> sync() throws IOException {
    String token = "sync" + ++syncs;
    say("PING " + token);
    int from = seen.size();
    await(line -> line.contains("PONG") && line.endsWith(token));
    return List.copyOf(seen.subList(from, seen.size() - 1));
  }

  List<String> seen() {
    return List.copyOf(seen);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
