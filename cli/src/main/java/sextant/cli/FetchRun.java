package sextant.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import sextant.web.Download;
import sextant.web.Exchange;
import sextant.web.HarFile;
import sextant.web.WebClient;
import sextant.web.WebProfile;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.words.Quantity;

/** One run of {@code sextant fetch}: to standard output, to a file, or as JSON. */
final class FetchRun {
  private static final int BLOCK = 1 << 18;
  private static final int MOST_JSON_BODY = 1 << 20;
  private static final int PROGRESS_MILLIS = 100;

  private final Run run;
  private final Output output;
  private final FetchText text;
  private final FetchShowArguments show;
  private final WebProfile profile = WebProfile.inMemory();
  private final FetchReport report;

  FetchRun(Run run, FetchText text, FetchShowArguments show) {
    this.run = run;
    this.output = run.output();
    this.text = text;
    this.show = show;
    report = new FetchReport(output, text, show);
    if (show.har().isPresent()) {
      profile.traffic().keepingBodies();
    }
  }

  int fetch(WebRequest request, FetchRequestArguments ask, FetchWayArguments way)
      throws IOException, InterruptedException {
    try (WebClient client = WebClient.open(profile, way.options(run));
        var _ = run.interruption().stopping(() -> profile.traffic().cancelTab(0))) {
      try {
        return show.file().isPresent()
            ? save(client, request, show.file().get(), ask.isFollowing())
            : print(client, request, ask);
      } finally {
        report.told(profile.traffic().exchanges());
        if (show.har().isPresent()) {
          writeHar(show.har().get());
        }
      }
    }
  }

  private void writeHar(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      HarFile.write(profile.traffic().exchanges(), out);
    }
  }

  private int print(WebClient client, WebRequest request, FetchRequestArguments ask)
      throws IOException {
    try (WebResponse response = ask.isFollowing() ? client.fetch(request) : client.send(request)) {
      if (output.isJson()) {
        byte[] body = response.bodyBytes(MOST_JSON_BODY);
        report.json(response, body);
      } else {
        report.heads(profile.traffic().exchanges());
        copy(response);
        response.redirect().ifPresent(to -> output.say(text.redirects(to)));
      }
      boolean isRefused = ask.failsOnStatus() && response.status() >= 400;
      return isRefused ? Exit.FAILED : Exit.DONE;
    }
  }

  private void copy(WebResponse response) throws IOException {
    ByteBuffer block = response.room(BLOCK);
    boolean isFirst = true;
    while (response.read(block.clear()) >= 0) {
      block.flip();
      if (isFirst && output.isForPerson() && isBinary(block)) {
        output.warn(text.binary(Quantity.bytes(block.remaining())));
        return;
      }
      isFirst = false;
      output.bytes(block);
    }
  }

  private static boolean isBinary(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString().indexOf('\0') >= 0;
  }

  private int save(WebClient client, WebRequest request, Path file, boolean isFollowing)
      throws IOException, InterruptedException {
    var download = new Download(client, request, isFollowing);
    Thread painter = Thread.ofVirtual().name("fetch-progress").start(() -> paint(download));
    Download.Finished finished;
    try (var _ = run.interruption().stopping(download::stop)) {
      finished = download.into(file);
    } finally {
      painter.interrupt();
      painter.join();
      redirectOf(download).ifPresent(to -> output.say(text.redirects(to)));
    }
    if (output.isJson()) {
      report.json(download.exchange().orElseThrow(), finished);
    } else {
      report.heads(profile.traffic().exchanges());
      output.say(
          text.saved(
              finished.file().toString(), Quantity.bytes(finished.byteCount()), finished.sha256()));
    }
    return Exit.DONE;
  }

  private static Optional<String> redirectOf(Download download) {
    List<Integer> redirects = List.of(301, 302, 303, 307, 308);
    return download
        .exchange()
        .flatMap(Exchange::head)
        .filter(head -> redirects.contains(head.status()))
        .flatMap(head -> head.headers().first("Location"));
  }

  // Until it is interrupted.
  private void paint(Download download) {
    try {
      while (download.arrivedBytes() == 0) {
        Thread.sleep(PROGRESS_MILLIS);
      }
      long total = download.announcedBytes().orElse(0);
      try (Progress progress = output.progress(text.saving(), Progress.Unit.BYTES, total)) {
        while (true) {
          progress.at(download.arrivedBytes());
          Thread.sleep(PROGRESS_MILLIS);
        }
      }
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }
}
