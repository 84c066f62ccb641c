package sextant.files;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How far a transfer is; counted by its threads, read by a face whenever it likes. */
public final class Tally {
  private final AtomicLong totalBytes = new AtomicLong();
  private final AtomicLong movedBytes = new AtomicLong();
  private final AtomicLong wireBytes = new AtomicLong();
  private final AtomicInteger totalFiles = new AtomicInteger();
  private final AtomicInteger doneFiles = new AtomicInteger();
  private final AtomicInteger failedFiles = new AtomicInteger();
  private final AtomicInteger skippedFiles = new AtomicInteger();
  private volatile String current = "";

  /**
   * A moment's view.
   *
   * @param movedBytes done of {@code totalBytes}, with what was already there
   * @param wireBytes content that really crossed the network
   */
  public record View(
      long totalBytes,
      long movedBytes,
      long wireBytes,
      int totalFiles,
      int doneFiles,
      int failedFiles,
      int skippedFiles,
      String current) {}

  /** The state now. */
  public View view() {
    return new View(
        totalBytes.get(),
        movedBytes.get(),
        wireBytes.get(),
        totalFiles.get(),
        doneFiles.get(),
        failedFiles.get(),
        skippedFiles.get(),
        current);
  }

  void expect(int files, long bytes) {
    totalFiles.set(files);
    totalBytes.set(bytes);
  }

  void begin(String name) {
    current = name;
  }

  void moved(long bytes) {
    movedBytes.addAndGet(bytes);
    wireBytes.addAndGet(bytes);
  }

  void alreadyThere(long bytes) {
    movedBytes.addAndGet(bytes);
  }

  void takeBack(long bytes) {
    movedBytes.addAndGet(-bytes);
  }

  void done() {
    doneFiles.incrementAndGet();
  }

  void skipped(long bytes) {
    skippedFiles.incrementAndGet();
    alreadyThere(bytes);
  }

  void failed() {
    failedFiles.incrementAndGet();
  }

  /** Starts again after a broken connection. */
  void restart() {
    movedBytes.set(0);
    doneFiles.set(0);
    failedFiles.set(0);
    skippedFiles.set(0);
  }
}
