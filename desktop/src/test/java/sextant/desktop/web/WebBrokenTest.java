package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;
import sextant.words.Failure;

/** What the engine passes over in silence or gets wrong, and the room says or mends. */
class WebBrokenTest {
  @TempDir private Path folder = Path.of("");

  private static void awaitTrouble(Browser browser, Failure.Kind kind, String url) {
    browser.window().press(KeyCode.CONTROL, KeyCode.L).type(url).press(KeyCode.ENTER);
    Tab tab = browser.tab();
    Fx.await(
        () ->
            tab.troubleProperty().get().stream()
                .anyMatch(one -> one.failure().kind() == kind && one.address().equals(url)),
        kind + " of " + url);
  }

  @Test
  void aPageThatBreaksOffIsSaidToHaveBrokenOff() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server
          .page("/whole", "<title>Whole</title>")
          .handle(
              "/half",
              exchange -> {
                try (exchange) {
                  exchange.getResponseHeaders().set("Content-Type", "text/html");
                  exchange.sendResponseHeaders(200, 5_000);
                  exchange
                      .getResponseBody()
                      .write("<h1>half</h1>".getBytes(StandardCharsets.UTF_8));
                  exchange.getResponseBody().flush();
                } catch (IOException asMeant) {
                  assertThat(asMeant).isNotNull();
                }
              });
      browser.go(server.url("/whole"), "Whole");
      awaitTrouble(browser, Failure.Kind.CONNECTION_CLOSED, server.url("/half"));
      browser.go(server.url("/whole"), "Whole");
      assertThat(browser.tab().troubleProperty().get()).isEmpty();
    }
  }

  @Test
  void aPageEndsBesideItsScrollBarAndNotUnderIt() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/long", "<!doctype html><title>Long</title><div style='height:9000px'></div>");
      browser.go(server.url("/long"), "Long");
      String hidden = "String(innerWidth - document.documentElement.clientWidth)";
      assertThat(browser.script(hidden)).isEqualTo("12");
    }
  }

  @Test
  void aCircleOfRedirectsIsCalledOne() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server
          .page("/whole", "<title>Whole</title>")
          .handle(
              "/circle",
              exchange -> {
                exchange.getResponseHeaders().set("Location", "/circle");
                try (exchange) {
                  exchange.sendResponseHeaders(302, -1);
                } catch (IOException broken) {
                  throw new UncheckedIOException(broken);
                }
              });
      awaitTrouble(browser, Failure.Kind.TOO_MANY_REDIRECTS, server.url("/circle"));
      browser.go(server.url("/whole"), "Whole");
    }
  }

  @Test
  void familiesThatAreNotInstalledHaveASubstituteOfTheirKind() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page(
          "/",
          "<title>Faces</title><span id=i style=\"font:20px 'Courier New'\">iiii</span><br>"
              + "<span id=m style=\"font:20px 'Courier New'\">mmmm</span>");
      browser.go(server.url("/"), "Faces");
      Fx.await(
          () -> browser.scriptNow("i.offsetWidth == m.offsetWidth").equals("true"),
          "letters of one width");
    }
  }

  @Test
  void theConsoleShowsEveryWordItsLevelAndWhereItWasWritten() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page(
          "/",
          "<title>Words</title>\n<script>\nconsole.log('plain', {a: [1, 2]}, null);\n"
              + "console.warn('%d of %s', 3, 'four', true);\n</script>");
      server.page("/before", "<title>Before</title>");
      browser.go(server.url("/before"), "Before");
      browser.window().press(KeyCode.F12).click("#web-panel-console");
      browser.go(server.url("/"), "Words");
      ListView<?> lines = browser.window().find("#web-console", ListView.class);
      Fx.await(() -> lines.getItems().size() == 2, "two lines");
      assertThat(browser.tab().console().stream().map(ConsoleLine::shown).toList())
          .hasSize(2)
          .satisfiesExactly(
              plain -> assertThat(plain).startsWith("plain {\"a\":[1,2]} null   ").endsWith(":3"),
              warned -> assertThat(warned).startsWith("▲ 3 of four true   ").endsWith(":4"));
      browser.window().click("#web-console-entry").type("6*7").press(KeyCode.ENTER);
      Fx.await(() -> lines.getItems().size() == 4, "the answer");
      assertThat(browser.tab().console().getLast().shown()).isEqualTo("42");
      browser.window().press(KeyCode.UP).picture("web-console-levels");
      TextField entry = browser.window().find("#web-console-entry", TextField.class);
      Fx.await(() -> entry.getText().equals("6*7"), "what was typed before");
    }
  }
}
