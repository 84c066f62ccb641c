package sextant.desktop.files;

import java.util.OptionalLong;
import sextant.desktop.FilesRoomText;
import sextant.files.FileProgress;
import sextant.files.Tally;
import sextant.files.Transfer;
import sextant.words.Quantity;

/** What a transfer and its files do, in words. */
final class StateWords {
  private StateWords() {}

  static String of(TransferItem item, FilesRoomText text) {
    Transfer.State state = item.stateProperty().get();
    Tally.View view = item.transfer().tally().view();
    String moved = Quantity.bytes(view.movedBytes());
    String total = Quantity.bytes(view.totalBytes());
    return switch (state) {
      case QUEUED -> text.queued();
      case AWAY -> text.away();
      case ASKED -> text.asked();
      case PAUSED -> text.paused(moved, total);
      case RECONNECTING -> text.reconnecting(moved, total);
      case DONE -> text.done(view.doneFiles() + view.skippedFiles(), total);
      case PARTIAL -> text.partial(view.doneFiles(), Integer.toString(view.totalFiles()));
      case FAILED -> text.failed();
      case CANCELLED -> text.cancelled(moved, total);
      case RUNNING -> running(item, view, text);
    };
  }

  private static String running(TransferItem item, Tally.View view, FilesRoomText text) {
    String words =
        text.running(Quantity.bytes(view.movedBytes()), Quantity.bytes(view.totalBytes()))
            + " · "
            + Quantity.bytesPerSecond(item.bytesPerSecond());
    if (view.totalFiles() > 1) {
      words += " · " + text.filesLeft(view.leftFiles());
    }
    OptionalLong left = item.secondsLeft();
    return left.isPresent()
        ? words + " · " + text.timeLeft(Quantity.duration(left.getAsLong() * 1_000_000_000L))
        : words;
  }

  static String of(FileProgress file, FilesRoomText text) {
    return switch (file.state()) {
      case WAITING -> text.fileWaiting();
      case MOVING -> percent(file);
      case DONE -> "✓";
      case SKIPPED -> text.fileSkipped();
      case FAILED -> text.fileFailed();
    };
  }

  private static String percent(FileProgress file) {
    return file.size() == 0 ? "" : 100 * file.movedBytes() / file.size() + " %";
  }
}
