package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;
import sextant.desktop.kit.Ports;
import sextant.web.store.DownloadEntry;

class WebRoomTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void anAddressBecomesAPageAndBackAndForwardGoThere() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/one", "<title>One</title><a id=l href=/two>two</a>");
      server.page("/two", "<title>Two</title>");
      browser.go(server.url("/one"), "One");
      assertThat(browser.window().find("#web-address", TextField.class).getText())
          .isEqualTo(server.url("/one"));
      browser.script("document.getElementById('l').click()");
      browser.awaitTitle("Two");
      browser.window().press(KeyCode.ALT, KeyCode.LEFT);
      browser.awaitTitle("One");
      browser.window().press(KeyCode.ALT, KeyCode.RIGHT);
      browser.awaitTitle("Two");
      assertThat(Fx.call(() -> browser.tab().safetyProperty().get())).isEqualTo(Safety.LOOPBACK);
    }
  }

  @Test
  void aRefusedConnectionIsExplainedInPlaceWithPingAndRetry() throws Exception {
    try (Socket deaf = Ports.deaf();
        var browser = new Browser(folder)) {
      String address = "127.0.0.1:" + deaf.getLocalPort();
      browser.window().press(KeyCode.CONTROL, KeyCode.L).type(address).press(KeyCode.ENTER);
      Fx.await(() -> browser.window().has("#web-trouble"), "the explanation");
      assertThat(browser.window().find(".trouble-what", Label.class).getText()).contains(address);
      assertThat(browser.window().has("#web-ping-host")).isTrue();
      assertThat(browser.window().has("#web-ping-trace-host")).isTrue();
      assertThat(browser.window().has("#web-retry")).isTrue();
    }
  }

  @Test
  void aFileThatCannotBeShownIsDownloadedAndThePageStays() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/", "<title>Here</title><a id=l href=/file>file</a>");
      server.answer(
          "/file",
          "application/octet-stream",
          "0123456789",
          "Content-Disposition",
          "attachment; filename=\"../../evil.bin\"");
      browser.go(server.url("/"), "Here");
      browser.script("document.getElementById('l').click()");
      Fx.await(
          () -> browser.model().downloads().stream().anyMatch(WebRoomTest::isDone), "the file");
      assertThat(folder.resolve("downloads/evil.bin")).hasContent("0123456789");
      try (var files = Files.list(folder.resolve("downloads"))) {
        assertThat(files).hasSize(1);
      }
      assertThat(Fx.call(() -> browser.tab().titleProperty().get())).isEqualTo("Here");
      assertThat(Fx.call(() -> browser.tab().addressProperty().get())).isEqualTo(server.url("/"));
    }
  }

  @Test
  void whatIsTypedTakesThePlaceOfAnAddressThatChangedMeanwhile() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/one", "<title>One</title>").page("/two", "<title>Two</title>");
      browser.go(server.url("/one"), "One");
      browser.window().press(KeyCode.CONTROL, KeyCode.L);
      browser.script("history.replaceState(0, '', '/elsewhere')");
      TextField field = browser.window().find("#web-address", TextField.class);
      Fx.await(() -> field.getText().equals(server.url("/elsewhere")), "the other address");
      browser.window().type(server.url("/two")).press(KeyCode.ENTER);
      browser.awaitTitle("Two");
    }
  }

  @Test
  void theReaderShowsTheArticleAloneAndTheWayBack() throws Exception {
    String words = "<p>" + "Words worth reading, one after the other. ".repeat(20) + "</p>";
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page(
          "/story",
          "<title>Story</title><nav><a href=/x>elsewhere</a></nav><article><h1>A story</h1>"
              + words
              + "<script>document.title = 'Script'</script></article>");
      server.page("/bare", "<title>Bare</title>nothing");
      browser.go(server.url("/story"), "Script");
      browser.window().press(KeyCode.F9);
      browser.awaitTitle("A story");
      assertThat(browser.script("document.body.innerText"))
          .contains("worth reading")
          .doesNotContain("elsewhere");
      browser.window().click("#web-reader");
      browser.awaitTitle("Script");
      browser.go(server.url("/bare"), "Bare");
      browser.window().press(KeyCode.F9);
      browser.awaitTitle("There is no article on this page");
      browser.window().press(KeyCode.ALT, KeyCode.LEFT);
      browser.awaitTitle("Bare");
    }
  }

  @Test
  void aProxyAndAHomeThatAreSetAreUsedAndNonsenseIsRefused() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/far", "<title>Through the proxy</title>");
      server.page("/home", "<title>At home</title>");
      set(browser, "proxy", "nonsense");
      Fx.await(() -> browser.scriptNow("document.body.innerText").contains("not understood"), "no");
      set(browser, "proxy", server.url("").replace("http://", ""));
      Fx.await(() -> browser.scriptNow("document.body.innerText").contains("Saved"), "proxy");
      set(browser, "home", server.url("/home"));
      Fx.await(() -> browser.scriptNow("document.body.innerText").contains("Saved"), "home");
      browser.go("http://nowhere.test/far", "Through the proxy");
      browser.window().press(KeyCode.ALT, KeyCode.HOME);
      browser.awaitTitle("At home");
    }
  }

  private static void set(Browser browser, String name, String value) {
    browser.go("sextant:settings", "Settings");
    browser.script("document.querySelector('[name=\"%s\"]').value = '%s'".formatted(name, value));
    browser.script("document.querySelector('button.primary').click()");
  }

  private static boolean isDone(DownloadRow row) {
    return row.entry().state() == DownloadEntry.State.DONE;
  }
}
