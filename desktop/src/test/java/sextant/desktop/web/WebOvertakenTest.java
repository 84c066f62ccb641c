package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;
import sextant.web.Exchange;

/** A page that was asked for, then another: what comes of the first has no say in the tab. */
class WebOvertakenTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void anAnswerThatComesAfterThePageWentElsewhereIsNotTakenForItsOwn() throws Exception {
    overtaken(exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      PageServer.send(exchange, 200, "<title>Slow</title>");
    });
  }

  @Test
  void aFileThatComesAfterThePageWentElsewhereIsNotSaved() throws Exception {
    overtaken(exchange -> {
      exchange.getResponseHeaders().set("Content-Disposition", "attachment; filename=x.bin");
      PageServer.send(exchange, 200, "slow");
    });
    assertThat(folder.resolve("downloads/x.bin")).doesNotExist();
  }

  @Test
  void aServerThatHangsUpAfterThePageWentElsewhereIsNoTrouble() throws Exception {
    overtaken(HttpExchange::close);
  }

  private void overtaken(Consumer<HttpExchange> late) throws Exception {
    var hold = new CountDownLatch(1);
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server
          .page("/start", "<title>Start</title>")
          .page("/fast", "<title>Fast</title>")
          .handle(
              "/slow",
              exchange -> {
                try {
                  hold.await();
                } catch (InterruptedException ended) {
                  Thread.currentThread().interrupt();
                }
                late.accept(exchange);
              });
      browser.go(server.url("/start"), "Start");
      browser.script("location = '/slow'");
      Fx.await(() -> server.asked().contains("GET /slow"), "the request of the page");
      browser.script("location = '/fast'");
      browser.awaitTitle("Fast");
      Exchange slow = browser.exchange("/slow");
      hold.countDown();
      Fx.await(() -> slow.state() != Exchange.State.RUNNING, "the late answer");
      Tab tab = browser.tab();
      Fx.run(() -> {
        assertThat(tab.addressProperty().get()).isEqualTo(server.url("/fast"));
        assertThat(tab.troubleProperty().get()).isEmpty();
      });
      browser.script("document.body.textContent = 'more'");
      browser.script("location.hash = 'here'");
      Fx.await(() -> tab.addressProperty().get().endsWith("#here"), "the place in the page");
      Fx.run(() ->
          assertThat(tab.exchangeProperty().get().orElseThrow().request().url().path())
              .isEqualTo("/fast"));
    } finally {
      hold.countDown();
    }
  }
}
