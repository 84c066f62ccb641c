package sextant.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import sextant.web.Download;
import sextant.web.Exchange;
import sextant.web.HarFile;
import sextant.web.WebClient;
import sextant.web.WebProfile;
import sextant.web.WebRequest;
import sextant.web.WebResponse;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Quantity;

/** One run of {@code sextant fetch}: to standard output, to a file, or as JSON. */
final class FetchRun {
  private static final int BLOCK = 1 << 18;
  private static final int MOST_JSON_BODY = 1 << 20;
  private static final Path STANDARD_OUTPUT = Path.of("-");

  private final Run run;
  private final Output output;
  private final FetchText text;
  private final FetchShowArguments show;
  private final FetchWayArguments way;
  private final WebProfile profile = WebProfile.inMemory();
  private final FetchReport report;
  private final FetchTrouble trouble;

  /** Takes the bytes of a body. */
  @FunctionalInterface
  private interface Sink {
    /** Takes all that remains in the buffer. */
    void take(ByteBuffer block) throws IOException;
  }

  FetchRun(Run run, FetchText text, FetchShowArguments show, FetchWayArguments way) {
    this.run = run;
    this.output = run.output();
    this.text = text;
    this.show = show;
    this.way = way;
    report = new FetchReport(output, text, show);
    trouble = new FetchTrouble(text, output.language(), way.patience());
    if (show.har().isPresent()) {
      profile.traffic().keepingBodies();
    }
  }

  int fetch(WebRequest request, FetchRequestArguments ask)
      throws IOException, InterruptedException {
    try (WebClient client = WebClient.open(profile, way.options(run));
        var limit = new FetchLimit(way.longest(), client::close);
        var _ = run.interruption().stopping(client::close)) {
      try {
        return bring(client, request, ask);
      } catch (FailureException failed) {
        return explain(failed.failure(), limit);
      } finally {
        report.told(profile.traffic().exchanges());
        writeHar();
      }
    }
  }

  private int explain(Failure failure, FetchLimit limit) {
    if (run.interruption().happened()) {
      return Exit.INTERRUPTED;
    }
    List<Exchange> all = profile.traffic().exchanges();
    Optional<Exchange> last = all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    String kind = failure.kind().name().toLowerCase(Locale.ROOT);
    if (limit.isOver() && last.isPresent()) {
      String where = last.get().request().url().hostPort();
      output.explain("timeout", trouble.late(where, way.longest().orElseThrow()));
    } else {
      output.explain(kind, trouble.explain(failure, last));
    }
    return Exit.FAILED;
  }

  private int bring(WebClient client, WebRequest request, FetchRequestArguments ask)
      throws IOException, InterruptedException {
    Optional<Path> named = show.file().filter(file -> !file.equals(STANDARD_OUTPUT));
    if (named.isEmpty()) {
      return print(client, request, ask, output::bytes);
    }
    var save = new FetchSave(run, text, show.hasHead());
    Path file = save.fileFor(named.get(), request);
    if (Files.exists(file) && !Files.isRegularFile(file)) { // a device, a pipe
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        return print(client, request, ask, block -> write(channel, block));
      }
    }
    save.save(client, new Download(client, request, ask.isFollowing()), file, report);
    return Exit.DONE;
  }

  private static void write(FileChannel channel, ByteBuffer block) throws IOException {
    while (block.hasRemaining()) {
      channel.write(block);
    }
  }

  private void writeHar() throws IOException {
    if (show.har().isPresent()) {
      Path file = show.har().get();
      try (OutputStream out = Files.newOutputStream(file)) {
        HarFile.write(profile.traffic().exchanges(), out);
      } catch (IOException unwritable) {
        throw Failure.wrap(unwritable, file.toString());
      }
    }
  }

  private int print(WebClient client, WebRequest request, FetchRequestArguments ask, Sink sink)
      throws IOException {
    try (WebResponse response = ask.isFollowing() ? client.fetch(request) : client.send(request)) {
      if (!output.isJson()) {
        if (show.hasHead() || ask.wantsHeadOnly()) {
          report.heads(profile.traffic().exchanges());
        }
        copy(response, sink);
        response.redirect().ifPresent(to -> output.say(text.redirects(to)));
      } else {
        byte[] body = response.bodyBytes(MOST_JSON_BODY + 1);
        report.json(response, Arrays.copyOf(body, Math.min(body.length, MOST_JSON_BODY)));
      }
      if (ask.failsOnStatus() && response.status() >= 400) {
        output.explain("bad_response", trouble.status(response.exchange()));
        return Exit.FAILED;
      }
      return Exit.DONE;
    }
  }

  private void copy(WebResponse response, Sink sink) throws IOException {
    ByteBuffer block = response.room(BLOCK);
    boolean isChecked = show.file().isPresent() || !output.isForPerson();
    while (response.read(block.clear()) >= 0) {
      block.flip();
      if (!isChecked && isBinary(block)) {
        output.warn(text.binary(Quantity.bytes(block.remaining())));
        return;
      }
      isChecked = true;
      sink.take(block);
    }
  }

  private static boolean isBinary(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString().indexOf('\0') >= 0;
  }
}
