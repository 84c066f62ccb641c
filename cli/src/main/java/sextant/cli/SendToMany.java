package sextant.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import sextant.files.SendOrder;
import sextant.files.SendReport;
import sextant.files.SendSettings;
import sextant.files.Tally;
import sextant.files.Target;
import sextant.files.Transfer;
import sextant.files.TransferHistory;
import sextant.files.TransferRecord;
import sextant.files.Transfers;
import sextant.words.Failure;
import sextant.words.FailureException;
import sextant.words.Language;
import sextant.words.Quantity;

/** {@code sextant send} to several devices at once, or to one that may be away. */
final class SendToMany {
  private final Run run;
  private final SendFilesCommand.Arguments arguments;
  private final FilesText text;
  private final Finding finding;
  private final Set<String> away = ConcurrentHashMap.newKeySet();

  /** Finds a device by what the person called it. */
  interface Finding {
    Target find(String to) throws IOException, InterruptedException;
  }

  SendToMany(Run run, SendFilesCommand.Arguments arguments, FilesText text, Finding finding) {
    this.run = run;
    this.arguments = arguments;
    this.text = text;
    this.finding = finding;
  }

  int go(List<Path> paths, SendSettings settings) throws IOException, InterruptedException {
    try (Transfers transfers = new Transfers(settings.credentials(), Clock.systemUTC());
        Interruption.Registration _ = run.interruption().stopping(transfers::close)) {
      transfers.listen(this::show);
      List<Transfer> all = new ArrayList<>();
      for (String to : arguments.to().all()) {
        all.add(transfers.send(order(to, paths, settings)));
      }
      boolean isComplete = true;
      TransferLine words = new TransferLine(run);
      try (Progress progress = run.output().progress(text.sending(), Progress.Unit.BYTES, 0);
          Ticker _ = Ticker.start(() -> progress.show(() -> line(words, all)))) {
        for (Transfer each : all) {
          isComplete &= transfers.await(each) == Transfer.State.DONE;
        }
      }
      for (Transfer each : all) {
        summary(each);
        remember(each, paths);
      }
      return isComplete ? Exit.DONE : Exit.FAILED;
    }
  }

  private String line(TransferLine words, List<Transfer> all) {
    List<Tally.View> tallies = all.stream().map(each -> each.tally().view()).toList();
    return words.of(text.sending(), tallies, System.nanoTime());
  }

  private SendOrder order(String to, List<Path> paths, SendSettings settings) {
    return new SendOrder(
        to, () -> find(to), paths, arguments.links().value(), settings, arguments.waits().value());
  }

  private Target find(String to) throws FailureException {
    try {
      return finding.find(to);
    } catch (IOException e) {
      throw Failure.wrap(e, to);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new FailureException(new Failure(Failure.Kind.DEVICE_NOT_FOUND, to, ""));
    }
  }

  private void show(Transfer transfer) {
    switch (transfer.state()) {
      case AWAY -> {
        if (away.add(transfer.id())) { // each try would say the same
          run.output().say(text.away(transfer.peer(), why(transfer)));
        }
      }
      case ASKED -> run.output().say(text.waiting(transfer.peer()));
      case RECONNECTING -> run.output().say(text.reconnecting(why(transfer)));
      case QUEUED, RUNNING, PAUSED, DONE, PARTIAL, FAILED, CANCELLED -> {}
    }
  }

  private String why(Transfer transfer) {
    Language language = run.language();
    return transfer.failure().map(failure -> failure.explain(language).why()).orElse("");
  }

  private void summary(Transfer transfer) {
    Tally.View tally = transfer.tally().view();
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("device")) {
        line.text("to", transfer.peer())
            .text("state", transfer.state().name().toLowerCase(java.util.Locale.ROOT))
            .number("files", tally.doneFiles())
            .number("skipped", tally.skippedFiles())
            .number("bytes", tally.movedBytes());
      }
      return;
    }
    for (SendReport.Problem problem : transfer.problems()) {
      String why = problem.why().explain(run.language()).what();
      run.output().warn(text.problem(problem.name(), why));
    }
    if (transfer.state() == Transfer.State.FAILED) {
      String what = transfer.failure().map(f -> f.explain(run.language()).what()).orElse("");
      run.output().warn(text.toFailed(transfer.peer(), what));
    } else {
      String size = Quantity.bytes(tally.movedBytes());
      run.output().say(text.toDone(transfer.peer(), tally.doneFiles(), size));
    }
  }

  private void remember(Transfer transfer, List<Path> paths) throws FailureException {
    Tally.View tally = transfer.tally().view();
    new TransferHistory(run.state())
        .add(
            new TransferRecord(
                    transfer.id(),
                    Instant.now(),
                    false,
                    transfer.peer(),
                    paths.getFirst().toAbsolutePath().normalize(),
                    tally.totalFiles(),
                    tally.movedBytes(),
                    transfer.state() == Transfer.State.DONE)
                .of(paths));
  }
}
