package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import sextant.desktop.kit.Fx;

class WebPopUpsTest {
  private static final String DOCUMENT = "<title>Written</title><p id=p>by its opener";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "w=window.open('about:blank');w.document.write(d);w.document.close()",
        "w=window.open('');w.document.write(d);w.document.close()",
        "w=window.open('');w.document.write(d)",
        "w=window.open();setTimeout(function(){w.document.write(d);w.document.close()},100)",
        "w=window.open();w.document.title='Written';w.document.body.innerHTML=d"
      })
  void aWindowThatItsOpenerWritesIntoShowsWhatIsWrittenAndRests(String code) throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/", "<title>Opener</title><p>x").page("/more", "<title>More</title>");
      browser.go(server.url("/"), "Opener");
      Tab opener = browser.tab();
      Fx.run(browser.actions()::gesture);
      browser.script("d='" + DOCUMENT + "';" + code);
      browser.awaitTitle("Written");
      assertThat(browser.tab()).isNotSameAs(opener);
      assertThat(browser.script("document.getElementById('p').textContent"))
          .isEqualTo("by its opener");
      Page page = Fx.call(() -> browser.page().orElseThrow());
      assertThat(Fx.call(() -> page.node().getScene())).isNotNull();
      browser.go(server.url("/more"), "More");
    }
  }

  @Test
  void aPageThatWritesItselfAnewRests() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/", "<title>Before</title><p>x").page("/more", "<title>More</title>");
      browser.go(server.url("/"), "Before");
      browser.script("document.open();document.write('" + DOCUMENT + "');document.close()");
      browser.awaitTitle("Written");
      assertThat(browser.tab().addressProperty().get()).isEqualTo(server.url("/"));
      browser.go(server.url("/more"), "More");
      browser.window().click("#web-back");
      Fx.await(() -> browser.tab().addressProperty().get().equals(server.url("/")), "the way back");
    }
  }

  @Test
  void whatIsSaidOfBlockedWindowsIsClosedUntilTheNextPage() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/", "<title>Pushy</title><script>window.open('/a')</script>");
      browser.go(server.url("/"), "Pushy");
      browser.window().click("#web-pop-ups-close");
      Fx.await(() -> !browser.window().has("#web-pop-ups-close"), "the line gone");
      browser.script("window.open('/b')");
      assertThat(browser.window().has("#web-pop-ups-close")).isFalse();
      browser.window().press(KeyCode.F5);
      Fx.await(() -> browser.window().has("#web-pop-ups-close"), "the line of the next page");
    }
  }

  @Test
  void aWindowAsksOnBehalfOfItsOpener() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.answer(
          "/set", "text/html", "<title>Set</title>", "Set-Cookie", "own=1; SameSite=Strict");
      server.page("/seen", "<title>Seen</title>").page("/", "<title>Opener</title>");
      browser.go(server.url("/set"), "Set");
      browser.go(server.url("/").replace("127.0.0.1", "localhost"), "Opener");
      Fx.run(browser.actions()::gesture);
      browser.script("window.open('" + server.url("/seen") + "')");
      browser.awaitTitle("Seen");
      assertThat(server.cookies("/seen")).containsOnly("null"); // the engine asks twice
      browser.script("location.href='/seen?again'");
      Fx.await(() -> server.cookies("/seen?again").contains("own=1"), "its own cookie");
    }
  }
}
