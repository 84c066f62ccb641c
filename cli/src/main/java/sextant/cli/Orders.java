package sextant.cli;

import java.io.IOException;
import java.util.Optional;
import sextant.files.station.OrderBook;
import sextant.files.station.QueuedOrder;
import sextant.files.station.StationCall;

/** Gives orders to whoever sends for this person, and starts a courier when nobody does. */
final class Orders {
  private final Run run;
  private final FilesText text;

  Orders(Run run) {
    this.run = run;
    this.text = new FilesText(run.language());
  }

  /** The order is on the disk when this returns, and somebody will carry it. */
  void give(QueuedOrder order) throws IOException {
    Optional<StationCall> station = StationCall.reach(run.state());
    if (station.isPresent()) {
      try (StationCall call = station.get()) {
        call.order(order);
      }
    } else {
      new OrderBook(run.state()).add(order);
      BackgroundStart.courier(run);
    }
    run.output().say(text.queued(order.id(), order.to()));
    if (run.output().isJson()) {
      try (JsonLine line = run.output().json("queued")) {
        line.text("id", order.id()).text("to", order.to());
      }
    }
  }
}
