package sextant.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that answers every request with the same bytes, right or wrong, and hangs up. */
class FetchTroubleTest {
  @TempDir private Path folder = Path.of("");
  private final ByteArrayOutputStream results = new ByteArrayOutputStream();
  private final ByteArrayOutputStream talk = new ByteArrayOutputStream();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final ServerSocket server;
  private final Interruption interruption = new Interruption();
  private volatile String answer = "";
  private volatile boolean staysOpen;
  private volatile Runnable onRequest = () -> {};

  FetchTroubleTest() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().name("trouble-server").start(this::serve);
  }

  private void serve() {
    List<Socket> open = new ArrayList<>();
    try {
      while (true) {
        Socket client = server.accept();
        open.add(client);
        var head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
          int next = client.getInputStream().read();
          if (next < 0) {
            break;
          }
          head.append((char) next);
        }
        asked.add(head.toString());
        client.getOutputStream().write(answer.getBytes(StandardCharsets.UTF_8));
        onRequest.run();
        if (!staysOpen) {
          client.close();
        }
      }
    } catch (IOException closed) {
      for (Socket client : open) {
        try {
          client.close();
        } catch (IOException gone) {
          // it is over anyway
        }
      }
    }
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private int fetch(String... options) {
    List<String> words = new ArrayList<>(List.of("fetch"));
    words.addAll(List.of(options));
    words.add("127.0.0.1:" + server.getLocalPort() + "/file");
    return run(words);
  }

  private int run(List<String> words) {
    results.reset();
    talk.reset();
    return Terminal.run(
        words.toArray(String[]::new),
        new Surroundings(
            new ByteArrayInputStream(new byte[0]),
            results,
            talk,
            Map.of("NO_COLOR", "1"),
            Screen.none(),
            interruption));
  }

  private String said() {
    return talk.toString(StandardCharsets.UTF_8);
  }

  @Test
  void anAnswerThatBreaksOffIsNamedWithWhatCame() {
    answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this\n";
    assertThat(fetch()).isEqualTo(Exit.FAILED);
    assertThat(results).hasToString("only this\n");
    assertThat(said()).contains("broke off", "10 B of 100 B came");
    assertThat(fetch("--lang", "zh")).isEqualTo(Exit.FAILED);
    assertThat(said()).contains("应答中断了", "收到 10 B（共 100 B）");
  }

  @Test
  void aServerThatFallsSilentIsNotCalledAbsent() {
    staysOpen = true;
    answer = "HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf";
    assertThat(fetch("--timeout", "2s")).isEqualTo(Exit.FAILED);
    assertThat(said()).contains("fell silent", "4 B of 100 B came, then nothing for 2.00 s");
    answer = "";
    assertThat(fetch("--timeout", "1s")).isEqualTo(Exit.FAILED);
    assertThat(said()).contains("it took the connection, then said nothing");
  }

  @Test
  void theWholeHasALimit() {
    staysOpen = true;
    assertThat(fetch("--max-time", "100ms")).isEqualTo(Exit.FAILED);
    assertThat(said()).contains("took too long", "100 ms, the limit of --max-time");
  }

  @Test
  void aServerThatSaysNothingAtAllIsNotInvitedToTalk() {
    assertThat(fetch()).isEqualTo(Exit.FAILED);
    assertThat(said()).contains("it gave no answer");
  }

  @Test
  void aRedirectOutOfTheWebFails() {
    answer = "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\nContent-Length: 0\r\n\r\n";
    assertThat(fetch("-L")).isEqualTo(Exit.FAILED);
    assertThat(said()).contains("file:///etc/passwd", "only to http and https");
  }

  @Test
  void interruptedItSaysWhereTheBeginningIsAndExitsAsInterrupted() {
    staysOpen = true;
    answer = "HTTP/1.1 200 OK\r\nETag: \"1\"\r\nContent-Length: 100\r\n\r\nhalf";
    Path file = folder.resolve("file");
    onRequest = () -> Thread.ofVirtual().start(() -> interruptWhenThere(file));
    assertThat(fetch("-o", file.toString())).isEqualTo(Exit.INTERRUPTED);
    assertThat(said()).contains("4 B are in " + file + ".part").doesNotContain("why:");
  }

  private void interruptWhenThere(Path file) {
    Path part = file.resolveSibling("file.part");
    while (part.toFile().length() < 4) {
      Thread.onSpinWait();
    }
    interruption.interrupt();
  }

  @Test
  void passwordsAreSentAndNeverShown() throws IOException {
    answer = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";
    Path har = folder.resolve("all.har");
    String where = "127.0.0.1:" + server.getLocalPort() + "/";
    assertThat(run(List.of("fetch", "-v", "--har", har.toString(), "http://ann:geheim@" + where)))
        .isZero();
    assertThat(asked.getFirst()).contains("Authorization: Basic YW5uOmdlaGVpbQ==");
    assertThat(said()).contains("Authorization: Basic ***").doesNotContain("geheim", "YW5uO");
    assertThat(Files.readString(har)).contains("Basic ***").doesNotContain("geheim", "YW5uO");
  }

  @Test
  void aLoginAnswersDigestToo() {
    String challenge = "Digest realm=\"r\", nonce=\"n\", qop=\"auth\"";
    String rest = "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
    answer = "HTTP/1.1 401 Who\r\nWWW-Authenticate: " + challenge + rest;
    assertThat(fetch("-u", "ann:secret")).isZero();
    assertThat(asked).anyMatch(head -> head.contains("Authorization: Digest username=\"ann\""));
  }

  @Test
  void headShowsTheHead() {
    answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-Old: one\r\n two\r\n\r\n";
    assertThat(fetch("-I")).isZero();
    assertThat(results)
        .hasToString(
            """
            HTTP/1.1 200 OK
            Content-Length: 5
            X-Old: one two

            """);
  }

  @Test
  void aFolderTakesTheNameOfTheAddressAndADashIsStandardOutput() {
    answer = "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello";
    assertThat(fetch("-o", folder.toString())).isZero();
    assertThat(folder.resolve("file")).hasContent("hello");
    assertThat(fetch("-o", "-")).isZero();
    assertThat(results).hasToString("hello");
    assertThat(fetch("-o", folder.resolve("none").resolve("x").toString())).isEqualTo(Exit.USAGE);
    assertThat(said()).contains("there is no folder", "mkdir -p");
  }

  @Test
  void whatCannotBeSentIsNotSent() {
    for (String[] wrong :
        new String[][] {
          {"-X", "A B"}, {"-H", "X Y: a"}, {"-H", "X: a\r\nY: b"}, {"-u", "nobody"},
        }) {
      assertThat(fetch(wrong)).as(wrong[1]).isEqualTo(Exit.USAGE);
    }
    assertThat(fetch("-d", "@" + folder.resolve("missing"))).isEqualTo(Exit.FAILED);
    assertThat(said()).contains("there is no file", "missing");
    assertThat(run(List.of("fetch", "ftp://127.0.0.1/x"))).isEqualTo(Exit.USAGE);
    assertThat(asked).isEmpty();
  }

  @Test
  void aProxyThatIsGoneIsBlamedAndNotTheServer() throws IOException {
    int gone;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      gone = socket.getLocalPort();
    }
    assertThat(fetch("-x", "127.0.0.1:" + gone)).isEqualTo(Exit.FAILED);
    assertThat(said()).contains("cannot reach the proxy 127.0.0.1:" + gone);
    assertThat(asked).isEmpty();
  }

  @Test
  void anExplicitProxyCarriesAddressesOfThisComputerAndGetsItsLogin() {
    answer =
        "HTTP/1.1 407 Who\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n";
    String proxy = "http://Ann:secret@127.0.0.1:" + server.getLocalPort();
    String har = folder.resolve("proxy.har").toString();
    assertThat(run(List.of("fetch", "-x", proxy, "--har", har, "http://127.0.0.1:1/page")))
        .isZero();
    assertThat(Path.of(har)).content().contains("\"serverIPAddress\" : \"127.0.0.1\"");
    assertThat(asked.getFirst()).startsWith("GET http://127.0.0.1:1/page HTTP/1.1");
    assertThat(asked.getLast()).contains("Proxy-Authorization: Basic QW5uOnNlY3JldA==");
  }
}
