package sextant.desktop.web;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import sextant.web.store.DownloadEntry;

/** A download as it was when it was looked at, and in whose list it stands. */
record DownloadRow(Id id, DownloadEntry entry) {
  /** Its number in its list. */
  record Id(long number, boolean isPrivate) {}

  /** The rows of both lists, the newest first. */
  static List<DownloadRow> of(List<DownloadEntry> ofPrivate, List<DownloadEntry> others) {
    return Stream.concat(
            ofPrivate.stream().map(one -> new DownloadRow(new Id(one.id(), true), one)),
            others.stream().map(one -> new DownloadRow(new Id(one.id(), false), one)))
        .sorted(Comparator.comparing((DownloadRow row) -> row.entry().started()).reversed())
        .toList();
  }

  /** How much of it is there, 0 to 1; negative when its length is not known. */
  double share() {
    return entry.total().isEmpty()
        ? -1
        : (double) entry.done() / Math.max(1, entry.total().getAsLong());
  }
}
