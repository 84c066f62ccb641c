package sextant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import sextant.web.Download;
import sextant.web.WebClient;
import sextant.web.WebProfile;
import sextant.web.WebRequest;
import sextant.words.Explanation;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Quantity;

/** An answer on its way to a file: {@code sextant fetch -o FILE}. */
final class FetchSave {
  private static final int PROGRESS_MILLIS = 100;

  private final Run run;
  private final Output output;
  private final FetchText text;
  private final boolean isIncluding;

  /** {@code isIncluding}: the heads are shown, too. */
  FetchSave(Run run, FetchText text, boolean isIncluding) {
    this.run = run;
    this.output = run.output();
    this.text = text;
    this.isIncluding = isIncluding;
  }

  /** The file for {@code -o}: in a folder it is called as in the address. */
  Path fileFor(Path named, WebRequest request) throws UsageException {
    Path file = Files.isDirectory(named) ? named.resolve(Download.nameOf(request.url())) : named;
    Optional<Path> folder = Optional.ofNullable(file.getParent());
    if (folder.isPresent() && !Files.isDirectory(folder.get())) {
      String missing = folder.get().toString();
      throw new UsageException(
          new Explanation(
              text.folderWhat(file.toString()), text.folderWhy(missing), text.folderTodo(missing)));
    }
    return file;
  }

  /** Blocks until the file is whole; says it or writes it as JSON. */
  void save(WebClient client, Download download, Path file, FetchReport report)
      throws IOException, InterruptedException {
    WebProfile profile = client.profile();
    Thread painter = Thread.ofVirtual().name("fetch-progress").start(() -> paint(download));
    Download.Finished finished;
    try {
      finished = download.into(file);
    } catch (FailureException known) {
      throw known;
    } catch (IOException ofTheDisk) {
      throw Failure.wrap(ofTheDisk, file.toString());
    } finally {
      painter.interrupt();
      painter.join();
      tellPart(download);
    }
    if (output.isJson()) {
      report.json(download.exchange().orElseThrow(), finished);
    } else {
      if (isIncluding) {
        report.heads(profile.traffic().exchanges());
      }
      output.say(
          text.saved(
              finished.file().toString(), Quantity.bytes(finished.byteCount()), finished.sha256()));
    }
  }

  private void tellPart(Download download) {
    if (run.interruption().happened()) {
      String size = Quantity.bytes(download.doneBytes());
      download.unfinished().ifPresent(part -> output.say(text.stopped(size, part.toString())));
    }
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
