package sextant.web.store;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.util.Optional;
import sextant.web.Download;
import sextant.words.Failure;

/** One download of the list while the program runs; its own monitor guards it. */
final class DownloadItem {
  private static final System.Logger LOGGER = System.getLogger(DownloadItem.class.getName());

  private DownloadEntry entry;
  private Optional<Download> running = Optional.empty();
  private boolean isStopped;
  private boolean isRemoved;

  DownloadItem(DownloadEntry entry) {
    this.entry = entry;
  }

  /** Brings the file. */
  @FunctionalInterface
  interface Fetch {
    Download.Finished run() throws IOException;
  }

  /** As it is now. */
  synchronized DownloadEntry entry() {
    return running
        .map(it -> entry.at(it.target().or(entry::file), it.arrivedBytes(), it.announcedBytes()))
        .orElse(entry);
  }

  synchronized boolean isRunning() {
    return running.isPresent();
  }

  /** Runs on a thread of its own and tells when it is over; false when it runs already. */
  synchronized boolean start(Download download, Fetch fetch, Runnable changed) {
    if (running.isPresent() || isRemoved) {
      return false;
    }
    entry = entry.with(DownloadEntry.State.RUNNING);
    running = Optional.of(download);
    isStopped = false;
    Thread.ofVirtual()
        .name("download-" + entry.id())
        .start(() -> {
          try {
            Download.Finished done = fetch.run();
            end(entry().whole(done.file(), done.byteCount(), done.sha256()));
          } catch (IOException broken) {
            end(broken(broken));
          }
          changed.run();
        });
    return true;
  }

  private synchronized DownloadEntry broken(IOException broken) {
    return isStopped
        ? entry().with(DownloadEntry.State.PAUSED)
        : entry().failed(Failure.of(broken, entry().name()));
  }

  private synchronized void end(DownloadEntry last) {
    entry = last;
    running = Optional.empty();
    if (isRemoved) {
      discard();
    }
  }

  synchronized void stop() {
    isStopped = true;
    running.ifPresent(Download::stop);
  }

  /** Stops it for good; what is half there goes from the disk as soon as nobody writes it. */
  synchronized void remove() {
    isRemoved = true;
    stop();
    if (running.isEmpty()) {
      discard();
    }
  }

  private void discard() {
    if (entry.state() != DownloadEntry.State.DONE && entry.file().isPresent()) {
      try {
        Download.discard(entry.file().get());
      } catch (IOException stays) {
        LOGGER.log(Level.WARNING, "cannot delete a part of " + entry.name(), stays);
      }
    }
  }
}
