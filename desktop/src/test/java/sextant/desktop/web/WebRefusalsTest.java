package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;
import sextant.web.page.WindowAdvice;
import sextant.words.Failure;
import sextant.words.Language;

class WebRefusalsTest {
  private static final List<Failure.Kind> ON_PAGES =
      List.of(
          Failure.Kind.UNKNOWN_HOST,
          Failure.Kind.CONNECTION_REFUSED,
          Failure.Kind.CONNECTION_RESET,
          Failure.Kind.CONNECTION_CLOSED,
          Failure.Kind.TIMEOUT,
          Failure.Kind.UNREACHABLE,
          Failure.Kind.NOT_TLS,
          Failure.Kind.TLS_EXPECTED,
          Failure.Kind.TLS_HANDSHAKE,
          Failure.Kind.CERTIFICATE_UNTRUSTED,
          Failure.Kind.CERTIFICATE_EXPIRED,
          Failure.Kind.CERTIFICATE_WRONG_NAME,
          Failure.Kind.CERTIFICATE_NOT_PINNED,
          Failure.Kind.CERTIFICATE_CHANGED,
          Failure.Kind.OFFLINE,
          Failure.Kind.BLOCKED,
          Failure.Kind.PORT_FORBIDDEN,
          Failure.Kind.TOO_MANY_REDIRECTS,
          Failure.Kind.BAD_RESPONSE,
          Failure.Kind.BAD_INPUT,
          Failure.Kind.NO_SUCH_FILE,
          Failure.Kind.PERMISSION_DENIED,
          Failure.Kind.DISK_FULL,
          Failure.Kind.OTHER);

  @TempDir private Path folder = Path.of("");

  @Test
  void blockedWindowsOpenAsTabsWhenAPersonSaysSo() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page(
          "/",
          "<title>Pushy</title><script>for(let i=0;i<30;i++)window.open('/other?'+i);"
              + "window.open('javascript:1')</script>");
      server.page("/other", "<title>Other</title>");
      Fx.run(() -> browser.actions().go(server.url("/")));
      browser.awaitTitle("Pushy");
      Tab pushy = browser.tab();
      Fx.await(() -> pushy.blockedPopUpsProperty().get() >= 30, "the blocked windows");
      assertThat(Fx.call(() -> List.copyOf(pushy.refusedPopUps())))
          .hasSizeBetween(19, 20)
          .contains(server.url("/other?3"));
      assertThat(browser.model().tabs()).hasSize(1);
      browser.window().click("#web-pop-ups-open");
      Fx.await(
          () ->
              browser.model().tabs().size() >= 20
                  && browser.model().tabs().stream()
                      .skip(1)
                      .allMatch(tab -> tab.titleProperty().get().equals("Other")),
          "the windows as tabs");
      assertThat(browser.window().has("#web-pop-ups-open")).isFalse();
    }
  }

  @Test
  void aPortThatBelongsToAnotherServiceIsSaidSoWhereverItIsAskedFor() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page(
          "/",
          "<title>A</title><a id=a href='http://127.0.0.1:9/x'>x</a><img src='http://127.0.0.1:7/'>");
      server.handle(
          "/on",
          exchange -> {
            exchange.getResponseHeaders().set("Location", "http://127.0.0.1:25/");
            PageServer.send(exchange, 302, "");
          });
      browser.window().press(KeyCode.CONTROL, KeyCode.T).press(KeyCode.CONTROL, KeyCode.L);
      browser.window().type("http://127.0.0.1:9/").press(KeyCode.ENTER);
      awaitForbidden(browser, "127.0.0.1:9");
      browser.go(server.url("/"), "A");
      assertThat(browser.tab().troubleProperty().get()).isEmpty();
      browser.script("document.getElementById('a').click()");
      awaitForbidden(browser, "127.0.0.1:9");
      browser.window().click("#web-back");
      Fx.await(() -> !browser.window().has("#web-trouble"), "the page again");
      assertThat(browser.tab().addressProperty().get()).isEqualTo(server.url("/"));
      Fx.run(browser.actions()::gesture);
      browser.script("location.href='http://127.0.0.1:13/'");
      awaitForbidden(browser, "127.0.0.1:13");
      browser.window().click("#web-back");
      Fx.await(() -> !browser.window().has("#web-trouble"), "the page again");
      browser.script("location.href='/on'");
      awaitForbidden(browser, "127.0.0.1:25");
      browser.go(server.url("/"), "A");
      Fx.run(browser.actions()::gesture);
      browser.script("window.open('http://127.0.0.1:11/')");
      awaitForbidden(browser, "127.0.0.1:11");
    }
  }

  @Test
  void aServerWithoutTlsIsOpenedInTheClearWhenAPersonSaysSo() throws Exception {
    try (var server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var browser = new Browser(folder)) {
      Thread.ofVirtual().start(() -> answerEverybody(server));
      browser.window().press(KeyCode.CONTROL, KeyCode.L);
      browser.window().type("https://127.0.0.1:" + server.getLocalPort() + "/");
      browser.window().press(KeyCode.ENTER);
      Fx.await(() -> browser.window().has("#web-plain"), "the way without TLS");
      browser.window().click("#web-plain");
      browser.awaitTitle("Plain");
    }
  }

  private static void answerEverybody(ServerSocket server) {
    String page = "<title>Plain</title>";
    String answer = "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + page;
    while (!server.isClosed()) {
      try (Socket one = server.accept()) {
        one.getInputStream().read(new byte[1024]);
        one.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
      } catch (IOException gone) {
        // the browser does not want it, or the test is over
      }
    }
  }

  @Test
  void adviceInTheWindowNamesNoOptionsOfCommands() {
    for (Failure.Kind kind : ON_PAGES) {
      for (Language language : Language.values()) {
        String todo = WindowAdvice.explain(new Failure(kind, "a:1", "b"), language).todo();
        assertThat(todo).as(kind + " " + language).isNotBlank().doesNotContain("--", "sextant ");
      }
    }
  }

  private static void awaitForbidden(Browser browser, String where) {
    Fx.await(
        () ->
            browser
                .model()
                .selectedProperty()
                .get()
                .orElseThrow()
                .troubleProperty()
                .get()
                .map(Trouble::failure)
                .filter(why -> why.kind() == Failure.Kind.PORT_FORBIDDEN)
                .filter(why -> why.subject().equals(where))
                .isPresent(),
        "the page about " + where);
    Fx.await(() -> browser.window().has("#web-trouble"), "its nodes");
  }
}
