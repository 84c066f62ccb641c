package sextant.files.station;

import java.time.Instant;
import java.util.Optional;
import sextant.files.Tally;
import sextant.files.Transfer;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * A transfer of the station at one moment, as every process of the person may see it.
 *
 * @param why it failed, waits or reconnects
 */
public record TransferView(
    String id,
    boolean isIncoming,
    String peer,
    Transfer.State state,
    Instant begun,
    Tally.View tally,
    Optional<Failure> why) {
  /** The moment's view. */
  public static TransferView of(Transfer transfer) {
    return new TransferView(
        transfer.id(),
        transfer.isIncoming(),
        transfer.peer(),
        transfer.state(),
        transfer.begun(),
        transfer.tally().view(),
        transfer.failure());
  }

  Line toLine() {
    Line line =
        Line.of("transfer")
            .with("id", id)
            .with("incoming", isIncoming)
            .with("peer", peer)
            .with("state", state.name())
            .with("begun", begun.toEpochMilli())
            .with("total", tally.totalBytes())
            .with("moved", tally.movedBytes())
            .with("wire", tally.wireBytes())
            .with("files", tally.totalFiles())
            .with("done", tally.doneFiles())
            .with("failed", tally.failedFiles())
            .with("skipped", tally.skippedFiles())
            .with("current", tally.current());
    return why.map(line::with).orElse(line);
  }

  static TransferView of(Line line) throws FailureException {
    Tally.View tally =
        new Tally.View(
            line.number("total"),
            line.number("moved"),
            line.number("wire"),
            (int) line.number("files"),
            (int) line.number("done"),
            (int) line.number("failed"),
            (int) line.number("skipped"),
            line.text("current"));
    boolean hasReason = line.optionalText("kind").isPresent();
    return new TransferView(
        line.text("id"),
        line.flag("incoming"),
        line.text("peer"),
        line.oneOf(Transfer.State.class, "state"),
        Instant.ofEpochMilli(line.number("begun")),
        tally,
        hasReason ? Optional.of(line.failure()) : Optional.empty());
  }
}
