package sextant.web.store;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import sextant.words.Failure;

/**
 * A download as the list shows it.
 *
 * @param file where it is or will be; empty before the server gave a name
 * @param done how many bytes have come; while the server sends it packed, those on the wire
 * @param total how many will have come in the end, when the server said so
 * @param sha256 of the whole file, empty before it is whole
 * @param failure why it failed
 */
public record DownloadEntry(
    long id,
    String url,
    Optional<Path> file,
    State state,
    long done,
    OptionalLong total,
    Instant started,
    String sha256,
    Optional<Failure> failure) {
  private static final int FIELDS = 8;

  /** How far it is. */
  public enum State {
    RUNNING,
    PAUSED,
    DONE,
    FAILED
  }

  /** One that begins. */
  static DownloadEntry begun(long id, String url, Instant now) {
    return new DownloadEntry(
        id,
        url,
        Optional.empty(),
        State.RUNNING,
        0,
        OptionalLong.empty(),
        now,
        "",
        Optional.empty());
  }

  /** What it is called: the file's name, before that the address. */
  public String name() {
    return file.map(Path::getFileName).map(Path::toString).orElse(url);
  }

  DownloadEntry with(State other) {
    return new DownloadEntry(id, url, file, other, done, total, started, sha256, failure);
  }

  DownloadEntry failed(Failure why) {
    return new DownloadEntry(
        id, url, file, State.FAILED, done, total, started, "", Optional.of(why));
  }

  DownloadEntry at(Optional<Path> path, long doneBytes, OptionalLong totalBytes) {
    return new DownloadEntry(id, url, path, state, doneBytes, totalBytes, started, sha256, failure);
  }

  DownloadEntry whole(Path path, long byteCount, String digest) {
    return new DownloadEntry(
        id,
        url,
        Optional.of(path),
        State.DONE,
        byteCount,
        OptionalLong.of(byteCount),
        started,
        digest,
        Optional.empty());
  }

  String line() {
    return Row.of(
        Long.toString(id),
        url,
        file.map(Path::toString).orElse(""),
        state.name(),
        Long.toString(done),
        total.isPresent() ? Long.toString(total.getAsLong()) : "",
        Long.toString(started.toEpochMilli()),
        sha256);
  }

  /** Reads a line; what was running is paused. Empty when it is damaged. */
  static Optional<DownloadEntry> of(List<String> row) {
    boolean isWhole =
        row.size() == FIELDS
            && Row.number(row.get(0)) > 0
            && Row.number(row.get(4)) >= 0
            && Row.number(row.get(6)) >= 0;
    if (!isWhole) {
      return Optional.empty();
    }
    try {
      State state = State.valueOf(row.get(3));
      long total = Row.number(row.get(5));
      return Optional.of(
          new DownloadEntry(
              Row.number(row.get(0)),
              row.get(1),
              Optional.of(row.get(2)).filter(path -> !path.isEmpty()).map(Path::of),
              state == State.RUNNING ? State.PAUSED : state,
              Row.number(row.get(4)),
              total < 0 ? OptionalLong.empty() : OptionalLong.of(total),
              Instant.ofEpochMilli(Row.number(row.get(6))),
              row.get(7),
              Optional.empty()));
    } catch (IllegalArgumentException damaged) { // no such state, or a path that is none
      return Optional.empty();
    }
  }
}
