package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;

class WebSafetyTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aPageOfTheWebReachesNeitherFilesNorOurPagesNorJava() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret.html"), "<title>SECRET</title>");
    String file = secret.toUri().toString().replaceFirst("^file:/+", "sextant-file:///");
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page(
          "/",
          "<title>Evil</title><iframe id=a src='"
              + file
              + "'></iframe>"
              + "<iframe id=b src='sextant:settings'></iframe>"
              + "<iframe id=c src='view-source:"
              + server.url("/")
              + "'></iframe>"
              + "<img id=d onerror='window.imageRefused=1' src='"
              + file
              + "'>"
              + "<a id=go href='"
              + file
              + "'>go</a><a id=own href='sextant:settings'>own</a>");
      browser.go(server.url("/"), "Evil");
      Fx.await(() -> browser.scriptNow("window.imageRefused").equals("1"), "the refused picture");
      browser.script("document.getElementById('go').click()");
      browser.script("document.getElementById('own').click()");
      browser.script(
          "window.fetched='';fetch('"
              + file
              + "').then(r=>r.text())"
              + ".then(t=>window.fetched='got '+t,e=>window.fetched='refused')");
      Fx.await(() -> !browser.scriptNow("window.fetched").isEmpty(), "the fetch");
      assertThat(browser.script("window.fetched")).isEqualTo("refused");
      assertThat(browser.script("typeof java + typeof Packages")).isEqualTo("undefinedundefined");
      assertThat(browser.script("document.title")).isEqualTo("Evil");
      assertThat(browser.script("Array.from(frames).length")).isEqualTo("3");
      assertThat(server.asked()).filteredOn(one -> one.equals("GET /")).hasSize(1);
    }
  }

  @Test
  @SuppressWarnings("deprecation") // JavaFX resolves what a stylesheet names like this
  void aPageOfTheWebRunsNothingOutOfArchivesOfThisComputer() throws Exception {
    Path archive = folder.resolve("box.jar");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("a.js"));
      zip.write("window.reached='yes'".getBytes(StandardCharsets.UTF_8));
      zip.putNextEntry(new ZipEntry("a.html"));
      zip.write("<title>Reached</title>".getBytes(StandardCharsets.UTF_8));
    }
    String inside = "jar:" + archive.toUri() + "!/";
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/", "<title>Evil</title>");
      server.handle(
          "/on",
          exchange -> {
            exchange.getResponseHeaders().set("Location", inside + "a.html");
            PageServer.send(exchange, 302, "");
          });
      browser.go(server.url("/"), "Evil");
      browser.script(
          "window.reached='';var s=document.createElement('script');s.src='"
              + inside
              + "a.js';s.onload=s.onerror=function(){window.over=window.reached||'no'};"
              + "document.body.appendChild(s)");
      Fx.await(() -> !browser.scriptNow("window.over||''").isEmpty(), "the script's end");
      assertThat(browser.script("window.over")).isEqualTo("no");
      browser.script("location.href='/on'");
      Fx.await(() -> server.asked().contains("GET /on"), "the redirect");
      Fx.await(() -> !browser.tab().busyProperty().get(), "the end of the load");
      assertThat(browser.script("document.title")).isEqualTo("Evil");
      // our own resources come by the same scheme
      assertThat(new URI(inside + "a.js").toURL().openStream()).hasContent("window.reached='yes'");
      assertThat(new URL(new URI(inside + "b/c.js").toURL(), "../a.js").openStream()).isNotEmpty();
    }
  }

  @Test
  void aThousandWindowsAndEndlessQuestionsAreStopped() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/", "<title>Pushy</title>");
      server.page("/other", "<title>Other</title>");
      browser.go(server.url("/"), "Pushy");
      browser.script("for(let i=0;i<1000;i++)window.open('/other');1");
      Fx.await(() -> browser.model().tabs().size() <= 2, "no more than one window");
      Fx.await(
          () -> browser.model().tabs().getFirst().blockedPopUpsProperty().get() >= 999,
          "the rest was blocked");
      Tab pushy = Fx.call(() -> browser.model().tabs().getFirst());
      Fx.run(() -> browser.model().selectedProperty().set(java.util.Optional.of(pushy)));
      browser.script(
          "window.asked=0;setTimeout(function(){while(window.asked<100)"
              + "{alert('again '+window.asked++)}},0);1");
      Fx.await(() -> browser.window().has("#web-question-yes"), "the first question");
      browser.window().click("#web-question-yes").click("#web-question-silence");
      Fx.await(() -> browser.scriptNow("window.asked").equals("100"), "the silenced rest");
      assertThat(pushy.questions()).isEmpty();
    }
  }

  @Test
  void aPrivateTabLeavesNothingOnTheDisk() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.answer(
          "/x-geheim",
          "text/html",
          "<title>Geheim</title><script>document.cookie='s=geheim; max-age=9999';"
              + "localStorage.setItem('k','geheim');sessionStorage.setItem('k','geheim')</script>",
          "Set-Cookie",
          "t=geheim; Max-Age=9999",
          "Cache-Control",
          "max-age=9999");
      browser.window().press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.N);
      browser.window().type(server.url("/x-geheim")).press(KeyCode.ENTER);
      browser.awaitTitle("Geheim");
      assertThat(browser.script("localStorage.getItem('k')")).isEqualTo("geheim");
      assertThat(browser.script("document.cookie")).contains("s=geheim", "t=geheim");
      browser.go(server.url("/x-geheim?2"), "Geheim");
      assertThat(server.cookies().getLast()).contains("geheim");
      browser.window().press(KeyCode.CONTROL, KeyCode.W);
    }
    assertThat(filesWith("geheim")).isEmpty();
  }

  private List<Path> filesWith(String words) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(file -> contains(file, words)).toList();
    }
  }

  private static boolean contains(Path file, String words) {
    try {
      return file.toString().contains(words)
          || new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(words);
    } catch (IOException gone) {
      return false;
    }
  }

  @Test
  void aPageThatLeadsToASilentServerStaysUnderItsOwnAddress() throws Exception {
    try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        var server = new PageServer();
        var browser = new Browser(folder)) {
      String elsewhere = "http://127.0.0.1:" + silent.getLocalPort() + "/bank";
      server.page(
          "/", "<title>Evil</title><script>function go(){location='" + elsewhere + "'}</script>");
      browser.go(server.url("/"), "Evil");
      browser.script("go()");
      // Held until the end: an accepted socket that nobody holds is closed by the collector.
      try (Socket asked = silent.accept()) {
        Tab tab = browser.tab();
        Fx.await(() -> !tab.waitingForProperty().get().isEmpty(), "the request of the page");
        assertThat(Fx.call(() -> tab.addressProperty().get())).isEqualTo(server.url("/"));
        assertThat(Fx.call(() -> tab.pendingProperty().get())).isFalse();
        browser.window().press(KeyCode.CONTROL, KeyCode.L).type(elsewhere).press(KeyCode.ENTER);
        Fx.await(() -> tab.pendingProperty().get(), "the address a person asked for");
        assertThat(Fx.call(() -> tab.addressProperty().get())).isEqualTo(elsewhere);
        Fx.run(browser.actions()::stop);
        Fx.await(() -> tab.addressProperty().get().equals(server.url("/")), "the page that stays");
        assertThat(asked.isClosed()).isFalse();
        assertThat(Fx.call(() -> tab.pendingProperty().get())).isFalse();
      }
    }
  }
}
