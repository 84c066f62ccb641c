package sextant.desktop.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.control.Button;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.desktop.kit.Fx;
import sextant.web.store.DownloadEntry;

class WebDownloadsTest {
  private static final int LENGTH = 3_000_000;

  private final byte[] bytes = new byte[LENGTH];
  private final CountDownLatch seen = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(1);
  @TempDir private Path folder = Path.of("");

  /**
   * Drips until its pace was seen, then goes to the half, and sends the rest only when it is asked
   * for: a browser that pauses hangs up.
   */
  private void serve(HttpExchange exchange) {
    Arrays.fill(bytes, (byte) 'x');
    String range = exchange.getRequestHeaders().getFirst("Range");
    int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    exchange.getResponseHeaders().set("ETag", "\"one\"");
    exchange.getResponseHeaders().set("Content-Type", "application/octet-stream");
    exchange
        .getResponseHeaders()
        .set("Content-Range", "bytes " + from + "-" + (LENGTH - 1) + "/" + LENGTH);
    try (exchange) {
      exchange.sendResponseHeaders(from == 0 ? 200 : 206, LENGTH - from);
      OutputStream body = exchange.getResponseBody();
      int to = from == 0 ? LENGTH / 2 : LENGTH;
      int at = from == 0 ? drip(body) : from;
      body.write(bytes, at, to - at);
      body.flush();
      if (from == 0) {
        held.await();
        body.write(bytes, to, LENGTH - to);
      }
    } catch (IOException | InterruptedException gone) {
      // the browser paused
    }
  }

  private int drip(OutputStream body) throws IOException, InterruptedException {
    int at = 0;
    while (at < LENGTH / 2 && !seen.await(20, TimeUnit.MILLISECONDS)) {
      body.write(bytes, at, 1_000);
      body.flush();
      at += 1_000;
    }
    return at;
  }

  private static void await(Browser browser, DownloadEntry.State state) {
    Fx.await(
        () -> browser.model().downloads().stream().anyMatch(row -> row.entry().state() == state),
        "a download that is " + state);
  }

  @Test
  void aDownloadIsPausedGoesOnWhereItWasAndCanBeGivenUp() throws Exception {
    try (var server = new PageServer();
        var browser = new Browser(folder)) {
      server.page("/", "<title>Here</title><a id=l href=/file.bin>file</a>");
      server.handle("/file.bin", this::serve);
      browser.go(server.url("/"), "Here");
      browser.script("document.getElementById('l').click()");
      Fx.await(
          () ->
              browser.model().downloads().stream()
                  .anyMatch(r -> r.entry().done() > 1_000 && r.secondsLeft().isPresent()),
          "the first bytes, and how long the rest takes");
      seen.countDown();
      Fx.run(() -> browser.model().downloadsShownProperty().set(true));
      Button pause = browser.window().find("#web-pause", Button.class);
      Fx.run(() -> browser.model().downloads().setAll(faster(browser.model().downloads())));
      assertThat(browser.window().find("#web-pause", Button.class)).isSameAs(pause);
      browser.window().picture("web-downloading").click("#web-pause");
      await(browser, DownloadEntry.State.PAUSED);
      assertThat(folder.resolve("downloads/file.bin.part")).exists();
      browser.window().click("#web-resume");
      await(browser, DownloadEntry.State.DONE);
      assertThat(folder.resolve("downloads/file.bin")).hasSize(LENGTH);
      browser.window().picture("web-downloaded").click("#web-forget");
      Fx.await(() -> browser.model().downloads().isEmpty(), "an empty list");
      assertThat(folder.resolve("downloads/file.bin")).exists();
      browser.script("document.getElementById('l').click()");
      await(browser, DownloadEntry.State.RUNNING);
      browser.window().click("#web-pause");
      await(browser, DownloadEntry.State.PAUSED);
      browser.window().click("#web-forget");
      Fx.await(() -> names().equals("file.bin"), "no half file left");
      held.countDown();
    }
  }

  private static List<DownloadRow> faster(List<DownloadRow> rows) {
    return rows.stream()
        .map(row -> new DownloadRow(row.id(), row.entry(), 9, OptionalLong.of(9)))
        .toList();
  }

  private String names() {
    try (Stream<Path> all = Files.list(folder.resolve("downloads"))) {
      return String.join(" ", all.map(file -> file.getFileName().toString()).sorted().toList());
    } catch (IOException gone) {
      return "";
    }
  }
}
