package sextant.web.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import sextant.identity.StateDirectory;
import sextant.web.WebClient;
import sextant.web.WebOptions;
import sextant.web.WebProfile;
import sextant.web.WebRequest;
import sextant.web.WebUrl;

class DownloadListTest {
  private static final String TEXT = "0123456789".repeat(1_000);
  @TempDir private Path folder = Path.of("");
  private final FakeClock clock = new FakeClock();
  private final WebClient client = WebClient.open(WebProfile.inMemory(), WebOptions.DEFAULT);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final HttpServer server;

  DownloadListTest() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
  }

  // Half comes at once, the rest only when somebody asks for a part, or the test lets go.
  @BeforeEach
  void start() {
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/half.bin",
        exchange -> {
          String range = exchange.getRequestHeaders().getFirst("Range");
          exchange.getResponseHeaders().set("ETag", "\"1\"");
          int from = range == null ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
          byte[] rest = TEXT.substring(from).getBytes(StandardCharsets.UTF_8);
          if (range != null) {
            exchange.getResponseHeaders().set("Content-Range", "bytes " + from + "-9999/10000");
          }
          exchange.sendResponseHeaders(range == null ? 200 : 206, rest.length);
          try (OutputStream output = exchange.getResponseBody()) {
            output.write(rest, 0, rest.length / 2);
            output.flush();
            if (range == null) {
              await(mayEnd);
            }
            output.write(rest, rest.length / 2, rest.length - rest.length / 2);
          }
        });
    server.start();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void stop() {
    mayEnd.countDown();
    server.stop(0);
    client.close();
  }

  private DownloadList open() {
    return DownloadList.open(StateDirectory.at(folder.resolve("state")), true, clock);
  }

  private Path files() {
    return folder.resolve("files");
  }

  private WebRequest request() throws IOException {
    return WebRequest.get(
        WebUrl.of("http://localhost:" + server.getAddress().getPort() + "/half.bin"));
  }

  private static void waitFor(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static DownloadEntry newest(DownloadList list) {
    return list.all().getFirst();
  }

  private long startHalf(DownloadList list) throws IOException {
    long id = list.start(client, request(), files());
    waitFor(() -> list.find(id).orElseThrow().done() == 5_000);
    return id;
  }

  @Test
  void whatAKillLeftHalfGoesOnTheNextTime() throws IOException {
    try (DownloadList list = open()) {
      startHalf(list);
      assertThat(newest(list).state()).isEqualTo(DownloadEntry.State.RUNNING);
    }
    try (DownloadList list = open()) {
      DownloadEntry half = newest(list);
      assertThat(half.state()).isEqualTo(DownloadEntry.State.PAUSED);
      assertThat(half.name()).isEqualTo("half.bin");
      assertThat(list.resume(client, half.id())).isTrue();
      waitFor(() -> !list.isBusy());
      assertThat(newest(list).state()).isEqualTo(DownloadEntry.State.DONE);
      assertThat(newest(list).sha256()).hasSize(64);
      assertThat(files().resolve("half.bin")).hasContent(TEXT);
      assertThat(list.resume(client, half.id())).isFalse();
    }
  }

  @Test
  void twoOfOneNameDoNotWriteIntoOneFile() throws IOException {
    try (DownloadList list = open()) {
      startHalf(list);
      startHalf(list);
      mayEnd.countDown();
      waitFor(() -> !list.isBusy());
      assertThat(list.all())
          .extracting(DownloadEntry::name)
          .containsExactly("half (1).bin", "half.bin");
      assertThat(files().resolve("half (1).bin")).hasContent(TEXT);
    }
  }

  @Test
  void aRemovedOneLeavesNothingHalf() throws IOException {
    try (DownloadList list = open()) {
      long id = startHalf(list);
      list.pause(id);
      waitFor(() -> !list.isBusy());
      assertThat(newest(list).state()).isEqualTo(DownloadEntry.State.PAUSED);
      list.remove(id);
      assertThat(list.all()).isEmpty();
      long other = startHalf(list);
      list.remove(other);
      waitFor(() -> names().isEmpty());
    }
  }

  private List<String> names() {
    try (Stream<Path> all = Files.list(files())) {
      return all.map(path -> path.getFileName().toString()).toList();
    } catch (IOException gone) {
      return List.of(gone.toString());
    }
  }

  @Test
  void aFailureIsKeptWithItsReason() throws IOException {
    try (DownloadList list = DownloadList.inMemory(clock)) {
      WebUrl missing = WebUrl.of("http://localhost:" + server.getAddress().getPort() + "/missing");
      list.start(client, WebRequest.get(missing), files());
      waitFor(() -> !list.isBusy());
      assertThat(newest(list).state()).isEqualTo(DownloadEntry.State.FAILED);
      assertThat(newest(list).failure().orElseThrow().detail()).contains("404");
      list.clear();
      assertThat(list.all()).isEmpty();
    }
  }
}
