package sextant.desktop.chat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** As much of a mail server (RFC 5321) as takes letters with the codes of new accounts. */
final class Relay implements AutoCloseable {
  private static final Pattern CODE = Pattern.compile("/VERIFY \\S+ ([0-9a-f]+)");

  private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  private final BlockingQueue<String> letters = new LinkedBlockingQueue<>();

  Relay() throws IOException {
    Thread.ofVirtual()
        .start(() -> {
          while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
              letters.add(take(client));
            } catch (IOException closed) {
              // the test is over
            }
          }
        });
  }

  int port() {
    return socket.getLocalPort();
  }

  /** The code in the next letter. */
  String code() throws InterruptedException {
    Matcher code = CODE.matcher(String.valueOf(letters.poll(60, TimeUnit.SECONDS)));
    if (!code.find()) {
      throw new AssertionError("no code came");
    }
    return code.group(1);
  }

  private static String take(Socket client) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    var all = new StringBuilder();
    say(client, "220 relay.test");
    boolean isText = false;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      all.append(line).append('\n');
      if (line.equals("QUIT")) {
        say(client, "221 bye");
        break;
      }
      if (!isText || line.equals(".")) {
        isText = line.equals("DATA");
        String greeting = line.startsWith("EHLO") ? "250-relay\r\n250 8BITMIME" : "250 ok";
        say(client, isText ? "354 go on" : greeting);
      }
    }
    return all.toString();
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
