package sextant.cli;

import java.util.List;
import java.util.OptionalLong;
import sextant.files.Tally;
import sextant.words.Pace;
import sextant.words.Quantity;

/** The words of one progress line: how much, how fast, how long, how many files. */
final class TransferLine {
  /** Before that a guess would jump between hours and seconds. */
  private static final long FIRST_GUESS_NANOS = 1_000_000_000;

  private final FilesText text;
  private final CliText general;
  private final Pace pace = new Pace();
  private OptionalLong begunNanos = OptionalLong.empty();

  TransferLine(Run run) {
    this.text = new FilesText(run.language());
    this.general = new CliText(run.language());
  }

  /** The line for transfers that are shown as one, at that time. */
  String of(String label, List<Tally.View> tallies, long nowNanos) {
    long total = tallies.stream().mapToLong(Tally.View::totalBytes).sum();
    long moved = tallies.stream().mapToLong(Tally.View::movedBytes).sum();
    int left = tallies.stream().mapToInt(Tally.View::leftFiles).sum();
    pace.at(nowNanos, moved);
    begunNanos = OptionalLong.of(begunNanos.orElse(nowNanos));
    StringBuilder line = new StringBuilder(label).append("  ").append(Quantity.bytes(moved));
    if (total > 0) {
      line.append(" / ").append(Quantity.bytes(total));
      line.append("  ").append(Math.min(100, moved * 100 / total)).append(" %");
    }
    if (pace.bytesPerSecond() >= 1) {
      line.append("  ").append(Quantity.bytesPerSecond(pace.bytesPerSecond()));
    }
    OptionalLong seconds = pace.secondsLeft(total - moved);
    boolean isKnown = nowNanos - begunNanos.getAsLong() >= FIRST_GUESS_NANOS;
    if (isKnown && total > moved && seconds.isPresent()) {
      line.append("  ").append(general.timeLeft(Progress.clock(seconds.getAsLong())));
    }
    if (left > 0) {
      line.append("  ").append(text.filesLeft(left));
    }
    return line.toString();
  }
}
