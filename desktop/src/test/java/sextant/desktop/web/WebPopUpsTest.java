package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;

class WebPopUpsTest {
  @TempDir private Path folder = Path.of("");

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
}
