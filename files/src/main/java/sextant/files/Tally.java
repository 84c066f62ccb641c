package sextant.files;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * How far a transfer is, in all and file by file; counted by its threads, read by a face whenever
 * it likes.
 */
public final class Tally {
  private static final long DONE = -1;
  private static final long SKIPPED = -2;
  private static final long FAILED = Long.MIN_VALUE;

  private final AtomicLong totalBytes = new AtomicLong();
  private final AtomicLong movedBytes = new AtomicLong();
  private final AtomicLong wireBytes = new AtomicLong();
  private final AtomicInteger doneFiles = new AtomicInteger();
  private final AtomicInteger failedFiles = new AtomicInteger();
  private final AtomicInteger skippedFiles = new AtomicInteger();
  private volatile Files files = Files.of(List.of());
  private volatile int current = -1;

  /** What is known of a file before it moves. */
  interface Expected {
    String name();

    long size();

    /** Whether it is a file at all; folders and links are not counted. */
    boolean isFile();
  }

  // What moved of each by its place in the offer; a settled one has its state there, negative.
  private record Files(
      List<? extends Expected> expected, List<Integer> places, AtomicLongArray moved) {
    private static Files of(List<? extends Expected> expected) {
      List<Integer> places = new ArrayList<>();
      for (int i = 0; i < expected.size(); i++) {
        if (expected.get(i).isFile()) {
          places.add(i);
        }
      }
      return new Files(expected, places, new AtomicLongArray(expected.size()));
    }

    private FileProgress progress(int number) {
      int place = places.get(number);
      Expected file = expected.get(place);
      long count = moved.get(place);
      FileProgress.State state = state(count);
      boolean isThere = state == FileProgress.State.DONE || state == FileProgress.State.SKIPPED;
      long shown = isThere ? file.size() : Math.max(0, count);
      return new FileProgress(number, file.name(), file.size(), shown, state);
    }

    private static FileProgress.State state(long count) {
      if (count >= 0) {
        return count == 0 ? FileProgress.State.WAITING : FileProgress.State.MOVING;
      }
      return count == DONE
          ? FileProgress.State.DONE
          : count == SKIPPED ? FileProgress.State.SKIPPED : FileProgress.State.FAILED;
    }
  }

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
      String current) {
    /** Files about which nothing is decided yet. */
    public int leftFiles() {
      return Math.max(0, totalFiles - doneFiles - failedFiles - skippedFiles);
    }
  }

  /** The state now. */
  public View view() {
    Files known = files;
    int place = current;
    boolean hasCurrent = place >= 0 && place < known.expected().size();
    return new View(
        totalBytes.get(),
        movedBytes.get(),
        wireBytes.get(),
        known.places().size(),
        doneFiles.get(),
        failedFiles.get(),
        skippedFiles.get(),
        hasCurrent ? known.expected().get(place).name() : "");
  }

  /** How many files there are; {@link #file} takes smaller numbers. */
  public int fileCount() {
    return files.places().size();
  }

  /** One file now. */
  public FileProgress file(int number) {
    return files.progress(number);
  }

  /** Some files now: a stretch of a list that may be very long. */
  public List<FileProgress> files(int from, int count) {
    Files known = files;
    List<FileProgress> some = new ArrayList<>();
    for (int i = from; i < Math.min(from + count, known.places().size()); i++) {
      some.add(known.progress(i));
    }
    return some;
  }

  /** What is on its way; later calls name a file by its place in this list. */
  void expect(List<? extends Expected> expected, long bytes) {
    files = Files.of(expected);
    totalBytes.set(bytes);
  }

  void begin(int place) {
    current = place;
  }

  void moved(int place, long bytes) {
    wireBytes.addAndGet(bytes);
    alreadyThere(place, bytes);
  }

  void alreadyThere(int place, long bytes) {
    movedBytes.addAndGet(bytes);
    files.moved().addAndGet(place, bytes);
  }

  void takeBack(int place, long bytes) {
    movedBytes.addAndGet(-bytes);
    files.moved().set(place, 0);
  }

  void done(int place) {
    doneFiles.incrementAndGet();
    settle(place, DONE);
  }

  void skipped(int place, long bytes) {
    skippedFiles.incrementAndGet();
    movedBytes.addAndGet(bytes);
    settle(place, SKIPPED);
  }

  void failed(int place) {
    failedFiles.incrementAndGet();
    settle(place, FAILED);
  }

  private void settle(int place, long state) {
    files.moved().set(place, state);
  }

  /** Starts again after a broken connection. */
  void restart() {
    movedBytes.set(0);
    doneFiles.set(0);
    failedFiles.set(0);
    skippedFiles.set(0);
  }
}
