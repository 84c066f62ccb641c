package sextant.cli;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import sextant.files.Tally;
import sextant.files.TransferRecord;
import sextant.files.station.OfferView;
import sextant.files.station.QueuedOrder;
import sextant.files.station.StationCall;
import sextant.files.station.StationCall.Snapshot;
import sextant.files.station.TransferView;
import sextant.words.FailureException;
import sextant.words.Quantity;

/** The lines of {@code sextant transfers}, for people and for programs. */
final class TransfersTable {
  private static final int MEASURE_MILLIS = 400;

  private final Run run;
  private final TransfersText text;
  private final Map<String, Double> rates = new HashMap<>();

  TransfersTable(Run run, TransfersText text) {
    this.run = run;
    this.text = text;
  }

  /** Looks a second time, to know how fast each is. */
  Snapshot measure(StationCall call, Snapshot before)
      throws FailureException, InterruptedException {
    long start = System.nanoTime();
    TimeUnit.MILLISECONDS.sleep(MEASURE_MILLIS);
    Snapshot now = call.snapshot();
    double seconds = (System.nanoTime() - start) / 1e9;
    for (TransferView each : now.transfers()) {
      before.transfers().stream()
          .filter(old -> old.id().equals(each.id()))
          .mapToLong(old -> each.tally().movedBytes() - old.tally().movedBytes())
          .forEach(moved -> rates.put(each.id(), moved / seconds));
    }
    return now;
  }

  Optional<Double> rate(TransferView view) {
    return Optional.ofNullable(rates.get(view.id()));
  }

  void show(TransferRecord record) {
    Output output = run.output();
    if (output.isJson()) {
      try (JsonLine line = output.json("transfer")) {
        line.text("id", record.id())
            .time("ended", record.ended())
            .flag("incoming", record.isIncoming())
            .text("peer", record.peer())
            .text("folder", record.folder().toString())
            .number("files", record.files())
            .number("bytes", record.bytes())
            .flag("complete", record.isComplete());
      }
      return;
    }
    output.line(
        record.id()
            + "  "
            + record.ended()
            + "  "
            + Columns.left(who(record.isIncoming(), record.peer()), 24)
            + Columns.right(Integer.toString(record.files()), 8)
            + Columns.right(Quantity.bytes(record.bytes()), 10)
            + (record.isComplete() ? "" : "  " + text.notComplete()));
  }

  private String who(boolean isIncoming, String peer) {
    String shown = Harmless.text(peer);
    return isIncoming ? text.from(shown) : text.to(shown);
  }

  void show(TransferView view, Optional<Double> rate) {
    Output output = run.output();
    Tally.View tally = view.tally();
    if (output.isJson()) {
      try (JsonLine line = output.json("running")) {
        line.text("id", view.id())
            .text("state", view.state().name().toLowerCase(Locale.ROOT))
            .flag("incoming", view.isIncoming())
            .text("peer", view.peer())
            .number("files", tally.totalFiles())
            .number("left", tally.leftFiles())
            .number("bytes", tally.movedBytes())
            .number("total", tally.totalBytes())
            .decimal("rate", rate.orElse(0.0));
      }
      return;
    }
    StringBuilder line = new StringBuilder(view.id()).append("  ").append(state(view));
    line.append("  ").append(Columns.left(who(view.isIncoming(), view.peer()), 24));
    if (tally.totalBytes() > 0) {
      long part = Math.min(100, tally.movedBytes() * 100 / tally.totalBytes());
      line.append(Columns.right(part + " %", 6));
      line.append("  ").append(Quantity.bytes(tally.movedBytes()));
      line.append(" / ").append(Quantity.bytes(tally.totalBytes()));
    }
    rate.filter(bytes -> bytes >= 1)
        .ifPresent(bytes -> line.append("  ").append(Quantity.bytesPerSecond(bytes)));
    if (tally.leftFiles() > 0) {
      line.append("  ").append(new FilesText(run.language()).filesLeft(tally.leftFiles()));
    }
    view.why().ifPresent(why -> line.append("  ").append(why.explain(run.language()).why()));
    output.line(line.toString());
  }

  private String state(TransferView view) {
    return switch (view.state()) {
      case QUEUED -> text.stateQueued();
      case AWAY -> text.stateAway();
      case ASKED -> text.stateAsked();
      case RUNNING -> text.stateRunning();
      case PAUSED -> text.statePaused();
      case RECONNECTING -> text.stateReconnecting();
      case DONE -> text.stateDone();
      case PARTIAL -> text.notComplete();
      case FAILED -> text.stateFailed();
      case CANCELLED -> text.stateCancelled();
    };
  }

  void show(OfferView offer) {
    Output output = run.output();
    if (output.isJson()) {
      try (JsonLine line = output.json("offer")) {
        line.text("id", offer.id())
            .text("from", offer.from())
            .text("address", offer.address())
            .text("standing", offer.standing().name().toLowerCase(Locale.ROOT))
            .number("files", offer.files())
            .number("bytes", offer.bytes());
      }
      return;
    }
    String from = Harmless.text(offer.from());
    String size = Quantity.bytes(offer.bytes());
    output.line(offer.id() + "  " + text.offer(from, offer.address(), offer.files(), size));
    output.say(text.offerTodo(offer.id()));
  }

  void show(QueuedOrder order) {
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("waiting")) {
        line.text("id", order.id()).text("to", order.to()).time("ordered", order.ordered());
      }
      return;
    }
    run.output().line(order.id() + "  " + text.uncarried(Harmless.text(order.to())));
  }
}
