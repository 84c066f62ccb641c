package sextant.cli;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sextant.files.Tally;
import sextant.files.Transfer;
import sextant.files.station.StationCall;
import sextant.files.station.StationCall.Snapshot;
import sextant.files.station.TransferView;
import sextant.words.FailureException;

/** Shows what moves until nothing does: a line for each change, and one for the progress. */
final class TransfersWatch {
  private static final int STEP_MILLIS = 200;

  private final Run run;
  private final TransfersTable table;
  private final Map<String, Transfer.State> shown = new HashMap<>();
  private final CountDownLatch stopped = new CountDownLatch(1);

  TransfersWatch(Run run, TransfersTable table) {
    this.run = run;
    this.table = table;
  }

  int go() throws FailureException, InterruptedException {
    Optional<StationCall> there = StationCall.reach(run.state());
    if (there.isEmpty()) {
      run.output().say(new TransfersText(run.language()).nothingMoves());
      return Exit.DONE;
    }
    TransferLine words = new TransferLine(run);
    try (StationCall call = there.get();
        Progress progress = run.output().progress("", Progress.Unit.BYTES, 0);
        Interruption.Registration _ = run.interruption().stoppingAsUsual(stopped::countDown)) {
      do {
        Snapshot now = call.snapshot();
        now.transfers().reversed().forEach(this::show);
        List<Tally.View> moving =
            now.transfers().stream()
                .filter(each -> !each.state().isEnd())
                .map(TransferView::tally)
                .toList();
        if (moving.isEmpty()) {
          return Exit.DONE;
        }
        String label = new TransfersText(run.language()).moving(moving.size());
        progress.show(() -> words.of(label, moving, System.nanoTime()));
      } while (!stopped.await(STEP_MILLIS, TimeUnit.MILLISECONDS));
      return Exit.DONE;
    }
  }

  // What had ended before is in the history.
  private void show(TransferView view) {
    Transfer.State before = shown.put(view.id(), view.state());
    boolean isNews = before == null ? !view.state().isEnd() : before != view.state();
    if (isNews) {
      table.show(view, Optional.empty());
    }
  }
}
