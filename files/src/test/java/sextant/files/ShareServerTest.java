package sextant.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.words.Language;

/** Asks for a shared link as browsers do, and as attackers do. */
class ShareServerTest {
  @TempDir private Path temp;
  private final List<ShareEvent> events = new CopyOnWriteArrayList<>();
  private long now;

  private ShareServer open(Optional<String> pin, boolean takesUploads, String... names)
      throws IOException {
    Path out = Files.createDirectories(temp.resolve("out"));
    for (String name : names) {
      Files.writeString(out.resolve(name), "0123456789");
    }
    ShareOptions options =
        new ShareOptions(
            names.length == 0 ? List.of() : List.of(out),
            takesUploads ? Optional.of(temp.resolve("in")) : Optional.empty(),
            pin,
            Duration.ofMinutes(10),
            false,
            0,
            Language.ENGLISH);
    return ShareServer.open(options, "<Desk>", events::add, () -> now);
  }

  private static String ask(ShareServer server, String method, String path, String... fields)
      throws IOException {
    return askWith(server, method, path, "", fields);
  }

  private static String askWith(
      ShareServer server, String method, String path, String body, String... fields)
      throws IOException {
    URI link = URI.create(server.url("127.0.0.1"));
    var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
    boolean hasHost = List.of(fields).stream().anyMatch(field -> field.startsWith("Host:"));
    if (!hasHost) {
      head.append("Host: ").append(link.getAuthority()).append("\r\n");
    }
    List.of(fields).forEach(field -> head.append(field).append("\r\n"));
    if (!body.isEmpty()) {
      head.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    head.append("\r\n").append(body);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), link.getPort());
        InputStream in = socket.getInputStream()) {
      socket.getOutputStream().write(head.toString().getBytes(StandardCharsets.UTF_8));
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static String base(ShareServer server) {
    return URI.create(server.url("127.0.0.1")).getPath();
  }

  @Test
  void thePageListsTheFilesWithEveryForeignWordEscaped() throws IOException {
    try (ShareServer server = open(Optional.empty(), false, "<img onerror=x>.txt")) {
      String page = ask(server, "GET", base(server));
      assertThat(page)
          .startsWith("HTTP/1.1 200")
          .contains("Content-Security-Policy: default-src 'none'")
          .contains("X-Content-Type-Options: nosniff")
          .contains("Files from &lt;Desk&gt;")
          .contains("&lt;img onerror=x&gt;.txt")
          .doesNotContain("<img");
      String chinese = ask(server, "GET", base(server), "Accept-Language: zh-CN,en;q=0.5");
      assertThat(chinese).contains("<html lang=\"zh\">").contains("的文件");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'',200,0123456789",
    "bytes=2-4,206,234",
    "bytes=7-,206,789",
    "bytes=-3,206,789",
    "bytes=0-999,206,0123456789",
    "bytes=10-,416,''",
    "bytes=5-4,416,''",
    "'bytes=0-1,4-5',200,0123456789",
    "lines=1-2,200,0123456789"
  })
  void aDownloadIsTakenUpWhereItBroke(String range, int status, String expected)
      throws IOException {
    try (ShareServer server = open(Optional.empty(), false, "a.txt")) {
      String[] fields = range.isEmpty() ? new String[0] : new String[] {"Range: " + range};
      String answer = ask(server, "GET", base(server) + "f/0", fields);
      assertThat(answer).startsWith("HTTP/1.1 " + status).endsWith("\r\n\r\n" + expected);
      if (status == 200) {
        assertThat(answer).contains("attachment; filename*=UTF-8''a.txt");
        assertThat(events).hasAtLeastOneElementOfType(ShareEvent.Downloaded.class);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/s/", "/s/AAAAAAAAAAA/", "/s/../", "/f/0", "/favicon.ico"})
  void withoutTheLinkThereIsNothing(String path) throws IOException {
    try (ShareServer server = open(Optional.empty(), false, "a.txt")) {
      assertThat(ask(server, "GET", path)).startsWith("HTTP/1.1 404");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "evil.example:80", "127.0.0.1.evil.example", "a.b"})
  void aNameThatSomebodyPointedHereGetsNothing(String host) throws IOException {
    try (ShareServer server = open(Optional.empty(), false, "a.txt")) {
      assertThat(ask(server, "GET", base(server), "Host: " + host)).startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void thePinOpensTheLinkAndWrongOnesShutOut() throws IOException {
    try (ShareServer server = open(Optional.of("4711"), false, "a.txt")) {
      assertThat(ask(server, "GET", base(server) + "f/0")).startsWith("HTTP/1.1 401");
      String right = askWith(server, "POST", base(server) + "pin", "pin=4711");
      assertThat(right).startsWith("HTTP/1.1 303").contains("HttpOnly; SameSite=Strict");
      String cookie = right.replaceAll("(?s).*Set-Cookie: ([^;]+);.*", "$1");
      assertThat(ask(server, "GET", base(server) + "f/0", "Cookie: x=1; " + cookie))
          .startsWith("HTTP/1.1 200");
      for (int miss = 0; miss < 3; miss++) {
        assertThat(askWith(server, "POST", base(server) + "pin", "pin=0"))
            .startsWith("HTTP/1.1 401");
      }
      assertThat(askWith(server, "POST", base(server) + "pin", "pin=4711"))
          .startsWith("HTTP/1.1 429");
    }
  }

  @Test
  void theLinkEndsByItself() throws IOException {
    try (ShareServer server = open(Optional.empty(), false, "a.txt")) {
      now = Duration.ofMinutes(11).toNanos();
      assertThat(ask(server, "GET", base(server) + "f/0")).startsWith("HTTP/1.1 410");
    }
  }

  @Test
  void anUploadLandsInItsFolderWholeAndNowhereElse() throws IOException {
    try (ShareServer server = open(Optional.empty(), true)) {
      String to = base(server) + "up?name=";
      assertThat(askWith(server, "PUT", to + "a.txt", "hello")).startsWith("HTTP/1.1 204");
      assertThat(askWith(server, "PUT", to + "a.txt", "again")).startsWith("HTTP/1.1 204");
      assertThat(askWith(server, "PUT", to + "..%2F..%2Fb.txt", "b")).startsWith("HTTP/1.1 204");
      assertThat(askWith(server, "PUT", to + "..", "c")).startsWith("HTTP/1.1 400");
      assertThat(askWith(server, "PUT", to + "x", "d", "Origin: http://evil.example"))
          .startsWith("HTTP/1.1 403");
      assertThat(askWith(server, "PUT", to + "x", "d", "Origin: null")).startsWith("HTTP/1.1 403");
      assertThat(temp.resolve("in/a.txt")).hasContent("hello");
      assertThat(temp.resolve("in/a (2).txt")).hasContent("again");
      assertThat(temp.resolve("in/b.txt")).hasContent("b");
      try (var all = Files.list(temp.resolve("in"))) {
        assertThat(all).hasSize(3);
      }
    }
  }

  @Test
  void nobodyUploadsWhereThatIsNotAllowed() throws IOException {
    try (ShareServer server = open(Optional.empty(), false, "a.txt")) {
      assertThat(askWith(server, "PUT", base(server) + "up?name=x", "d"))
          .startsWith("HTTP/1.1 404");
    }
  }

  @Test
  void aLinkBecomesAPictureForPhones() {
    QrPicture picture = QrPicture.of("http://192.0.2.1:8080/s/abcdefghijk/");
    assertThat(picture.size()).isBetween(21, 40);
    assertThat(picture.isDark(0, 0)).isTrue(); // the corner of a finder pattern
    assertThat(picture.isDark(-1, -1)).isFalse();
  }
}
