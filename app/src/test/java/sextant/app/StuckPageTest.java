package sextant.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real desktop with a page that never ends, and another program that answers its question. */
@Timeout(400)
class StuckPageTest {
  @TempDir private Path temp;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "answers by a shell")
  void aPageThatHoldsTheWindowIsEndedByTheAnswerAndLeftOutOfTheNextStart() throws Exception {
    HttpServer server = server("<title>Endless</title><script>while(true){}</script>");
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/endless";
      Path home = home(url);
      Process desktop = desktop(home);
      try {
        assertThat(desktop.waitFor(5, TimeUnit.MINUTES)).as(words()).isTrue();
      } finally {
        desktop.destroyForcibly().waitFor();
      }
      assertThat(temp.resolve("asked")).as(words()).exists();
      assertThat(Files.readString(temp.resolve("asked")))
          .contains("place\t127.0.0.1:" + server.getAddress().getPort())
          .contains("sure\ttrue")
          .contains("hungry\tfalse")
          .contains("pid\t" + desktop.pid());
      assertThat(temp.resolve("arguments")).hasContent("desktop --question");
      assertThat(Files.readString(home.resolve("web/session.tsv"))).contains("\theld\t", url);
      assertThat(asked).containsOnlyOnce("/endless");
    } finally {
      server.stop(0);
    }
  }

  private HttpServer server(String page) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI().getPath());
          byte[] bytes = page.getBytes(UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    server.start();
    return server;
  }

  private Path home(String url) throws IOException {
    Path home = temp.resolve("home");
    Files.createDirectories(home.resolve("web"));
    Files.writeString(home.resolve("desktop.properties"), "room=WEB\ntour.seen=true\n");
    Files.writeString(
        home.resolve("web/session.tsv"),
        "sextant-session 1\t0\ntab\t0\t\t0\npage\t" + url + "\tEndless\n");
    return home;
  }

  private Process desktop(Path home) throws IOException {
    Path installed = temp.resolve("installed");
    Files.createDirectories(installed.resolve("lib/first"));
    Files.createDirectories(installed.resolve("bin"));
    Files.createFile(installed.resolve("desktop.aot"));
    Path launcher = installed.resolve("bin/sextant");
    Files.writeString(launcher, otherEnd());
    Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwx------"));
    ProcessBuilder builder =
        Program.desktop()
            .with("-Dglass.platform=Headless", "-Dprism.order=sw")
            .behind(installed.resolve("lib/first"))
            .at(home)
            .builder();
    return builder.redirectErrorStream(true).redirectOutput(temp.resolve("words").toFile()).start();
  }

  private String words() throws IOException {
    return Files.readString(temp.resolve("words"));
  }

  /** What an installed folder starts: takes the question to its empty line, and says close. */
  private String otherEnd() {
    return """
    #!/bin/sh
    echo "$@" >"%1$s/arguments"
    while IFS= read -r line && [ -n "$line" ]; do printf '%%s\\n' "$line"; done >"%1$s/asked"
    echo close
    cat >"%1$s/said"
    """
        .formatted(temp);
  }
}
