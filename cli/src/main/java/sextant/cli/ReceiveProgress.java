package sextant.cli;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import sextant.files.Tally;
import sextant.files.station.Station;
import sextant.files.station.StationCall;
import sextant.files.station.TransferView;
import sextant.words.FailureException;

/** The progress line of {@code sextant receive}; one ticker calls it. */
final class ReceiveProgress implements AutoCloseable {
  private final Run run;
  private final ReceiveLines lines;
  private final @Nullable Station own;
  private final Progress progress;
  private final TransferLine words;
  private @Nullable StationCall call;

  private ReceiveProgress(Run run, ReceiveLines lines, @Nullable Station own) {
    this.run = run;
    this.lines = lines;
    this.own = own;
    this.words = new TransferLine(run);
    this.progress = run.output().progress("", Progress.Unit.BYTES, 0);
  }

  /** Of a station that this process holds. */
  static ReceiveProgress of(Run run, ReceiveLines lines, Station own) {
    return new ReceiveProgress(run, lines, own);
  }

  /** Of the station that another process holds. */
  static ReceiveProgress of(Run run, ReceiveLines lines) {
    return new ReceiveProgress(run, lines, null);
  }

  void show() {
    if (lines.isAnyRunning()) {
      progress.show(this::line);
    }
  }

  private String line() {
    String label = new FilesText(run.language()).receiving();
    List<Tally.View> moving =
        views().stream()
            .filter(each -> each.isIncoming() && !each.state().isEnd())
            .map(TransferView::tally)
            .toList();
    return words.of(label, moving, System.nanoTime());
  }

  private List<TransferView> views() {
    if (own != null) {
      return own.transfers().all().stream().map(TransferView::of).toList();
    }
    try {
      if (call == null) {
        Optional<StationCall> reached = StationCall.reach(run.state());
        call = reached.orElse(null);
      }
      return call == null ? List.of() : call.snapshot().transfers();
    } catch (FailureException _) { // the holder ends: its seats hear it
      return List.of();
    }
  }

  @Override
  public void close() {
    progress.close();
    if (call != null) {
      call.close();
    }
  }
}
