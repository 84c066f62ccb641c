package sextant.chat;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.irc.Message;

/** Accounts that need an address which answers (IRCv3 account-registration, email-required). */
class EmailTest {
  private static final Pattern CODE = Pattern.compile("/VERIFY ann ([0-9a-f]+)");

  @TempDir Path folder;
  private Relay relay;
  private TestServer server;

  @BeforeEach
  void start() throws IOException {
    relay = new Relay();
    ChatConfig config = TestServer.config();
    Offers usual = config.offers();
    Offers.Email email = new Offers.Email("127.0.0.1", relay.port(), "chat@example.org");
    server =
        TestServer.start(
            folder,
            config.withOffers(
                new Offers(
                    usual.isAnnounced(), usual.icon(), usual.services(), usual.fileHost(), email)));
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
    relay.close();
  }

  private static Message answer(Peer peer, String line) throws IOException {
    peer.send(line);
    return peer.await(
        message ->
            message.command().equals("FAIL")
                || message.command().equals("REGISTER")
                || message.command().equals("VERIFY"),
        "an answer to " + line);
  }

  @Test
  void theCapabilitySaysThatAnAddressIsNeeded() throws IOException {
    try (Peer peer = server.open()) {
      peer.send("CAP LS 302");
      assertThat(
              peer.await(
                  m -> m.parameters().getLast().contains("draft/account-registration"), "CAP LS"))
          .extracting(m -> m.parameters().getLast())
          .asString()
          .contains("draft/account-registration=before-connect,email-required");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "ann", "ann@", "ann@example", "a\u0001@example.org", "a@b@c.org"})
  void whatIsNoAddressIsRefused(String address) throws IOException {
    try (Peer ann = server.connect("ann")) {
      assertThat(answer(ann, "REGISTER * " + address + " secret").parameters())
          .startsWith("REGISTER", "INVALID_EMAIL", "ann");
    }
  }

  @Test
  void aCodeThatComesBackMakesTheAccount() throws Exception {
    try (Peer ann = server.connect("ann");
        Peer bob = server.connect("bob")) {
      assertThat(answer(ann, "REGISTER * ann@example.org secret").parameters())
          .startsWith("VERIFICATION_REQUIRED", "ann");
      String letter = relay.letters.poll(60, TimeUnit.SECONDS);
      assertThat(letter).contains("RCPT TO:<ann@example.org>", "From: <chat@example.org>");
      Matcher code = CODE.matcher(String.valueOf(letter));
      assertThat(code.find()).isTrue();
      assertThat(answer(bob, "VERIFY ann wrong").parameters())
          .startsWith("VERIFY", "INVALID_CODE", "ann");
      assertThat(answer(ann, "VERIFY ann " + code.group(1)).parameters())
          .startsWith("SUCCESS", "ann");
      assertThat(answer(bob, "VERIFY ann " + code.group(1)).parameters())
          .startsWith("VERIFY", "INVALID_CODE", "ann");
    }
    try (Peer again = server.open()) {
      again.registerWithSasl("ann", "secret");
    }
  }

  @Test
  void aRelayThatIsNotThereIsSaid() throws IOException {
    relay.close();
    try (Peer ann = server.connect("ann")) {
      assertThat(answer(ann, "REGISTER * ann@example.org secret").parameters())
          .startsWith("REGISTER", "TEMPORARILY_UNAVAILABLE", "ann");
    }
  }

  @Test
  void nickServSaysHow() throws IOException {
    try (Peer ann = server.connect("ann")) {
      ann.send("NickServ REGISTER secret");
      assertThat(ann.await("NOTICE").parameter(1)).contains("e-mail address is needed");
    }
  }

  /** As much of a mail server as takes letters and keeps all that was said. */
  private static final class Relay implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"));
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

    private static String take(Socket client) throws IOException {
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
      StringBuilder all = new StringBuilder();
      say(client, "220 relay.test");
      boolean data = false;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        all.append(line).append('\n');
        if (line.equals("QUIT")) {
          say(client, "221 bye");
          break;
        }
        if (!data || line.equals(".")) {
          data = line.equals("DATA");
          say(
              client,
              data
                  ? "354 go on"
                  : line.startsWith("EHLO") ? "250-relay\r\n250 8BITMIME" : "250 ok");
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
}
