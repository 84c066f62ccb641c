package sextant.desktop.web;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;
import sextant.web.store.DownloadEntry;
import sextant.words.Pace;

/**
 * A download as it was when it was looked at, and in whose list it stands.
 *
 * @param bytesPerSecond over the last few seconds; 0 while that is not known
 * @param secondsLeft how long the rest will take; empty while nothing moves
 */
record DownloadRow(Id id, DownloadEntry entry, double bytesPerSecond, OptionalLong secondsLeft) {
  /** Its number in its list. */
  record Id(long number, boolean isPrivate) {}

  /** The rows of both lists, the newest first. */
  static List<DownloadRow> of(List<DownloadEntry> ofPrivate, List<DownloadEntry> others) {
    return Stream.concat(
            ofPrivate.stream().map(one -> still(one, true)),
            others.stream().map(one -> still(one, false)))
        .sorted(Comparator.comparing((DownloadRow row) -> row.entry().started()).reversed())
        .toList();
  }

  private static DownloadRow still(DownloadEntry entry, boolean isPrivate) {
    return new DownloadRow(new Id(entry.id(), isPrivate), entry, 0, OptionalLong.empty());
  }

  /** The same with its pace, which is told how far it is. */
  DownloadRow at(Pace pace, long nowNanos) {
    pace.at(nowNanos, entry.done());
    long left = entry.total().isEmpty() ? -1 : entry.total().getAsLong() - entry.done();
    return new DownloadRow(id, entry, pace.bytesPerSecond(), pace.secondsLeft(left));
  }

  /** How much of it is there, 0 to 1; negative when its length is not known. */
  double share() {
    return entry.total().isEmpty()
        ? -1
        : (double) entry.done() / Math.max(1, entry.total().getAsLong());
  }
}
