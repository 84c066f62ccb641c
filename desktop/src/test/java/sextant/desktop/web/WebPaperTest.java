package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;

class WebPaperTest {
  @TempDir private Path folder = Path.of("");

  private static boolean isWhole(Path file) {
    try {
      return Files.exists(file) && text(file).endsWith("%%EOF\n");
    } catch (IOException notYet) {
      return false;
    }
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file, StandardCharsets.ISO_8859_1);
  }

  private static String hex(String url) {
    return HexFormat.of().withUpperCase().formatHex(url.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void linksOfAPageAreLinksOnPaper() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page(
          "/",
          "<title>Links</title><style>@media print{.screen{display:none}}</style>"
              + "<div class=screen style='height:500px'></div><p><a href='/第一'>first</a>"
              + "<div style='height:2000px'></div><p>and <a href=/second>second</a>"
              + "<a href='javascript:1'>none</a>");
      browser.go(server.url("/"), "Links");
      Path pdf = folder.resolve("page.pdf");
      browser.house().choose(pdf);
      browser.window().press(KeyCode.CONTROL, KeyCode.P);
      Fx.await(() -> isWhole(pdf), "the PDF");
      assertThat(text(pdf))
          .containsOnlyOnce(hex(server.url("/%E7%AC%AC%E4%B8%80")))
          .containsOnlyOnce(hex(server.url("/second")))
          .doesNotContain(hex("javascript:"))
          .containsPattern("/Subtype /Link /Border \\[0 0 0\\] /Rect \\[42\\.4\\S* 78\\d");
    }
  }

  @Test
  void aLongPageIsPaintedSheetBySheetAndCanBeCancelled() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page(
          "/",
          "<title>Long</title><script>for(let i=0;i<4000;i++)"
              + "document.write('<p>line '+i+' <a href=/'+i+'>link</a> <b>bold</b>')</script>");
      browser.go(server.url("/"), "Long");
      Path pdf = folder.resolve("page.pdf");
      browser.house().choose(pdf);
      AtomicBoolean cancelled = cancelOnce(browser);
      browser.window().press(KeyCode.CONTROL, KeyCode.P);
      Fx.await(cancelled::get, "the button that cancels");
      Fx.await(() -> !browser.window().has("#web-paper"), "the page again");
      assertThat(pdf).doesNotExist();
      assertThat(browser.script("document.title")).isEqualTo("Long");
      browser.house().choose(pdf);
      browser.window().press(KeyCode.CONTROL, KeyCode.P);
      Fx.await(() -> isWhole(pdf), "the PDF");
      assertThat(text(pdf)).contains(hex(server.url("/40")));
    }
  }

  /** Presses Cancel as soon as it is there: a fast machine has painted the page a moment later. */
  private static AtomicBoolean cancelOnce(Browser browser) {
    var cancelled = new AtomicBoolean();
    Fx.run(() ->
        browser
            .tab()
            .paperProperty()
            .subscribe((before, work) -> {
              if (work.isPresent() && !cancelled.get()) {
                Platform.runLater(() -> {
                  cancelled.set(cancel(browser).isPresent());
                  cancel(browser).ifPresent(Button::fire);
                });
              }
            }));
    return cancelled;
  }

  private static Optional<Button> cancel(Browser browser) {
    Node button = browser.house().window().stage().getScene().lookup("#web-paper-cancel");
    return Optional.ofNullable((Button) button);
  }
}
