package sextant.files.station;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import sextant.files.SendOrder;
import sextant.files.SendSettings;
import sextant.files.Tally;
import sextant.files.Target;
import sextant.files.Transfer;
import sextant.files.TransferHistory;
import sextant.files.TransferRecord;
import sextant.files.Transfers;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * What goes out of a station: orders of the book are taken up when it opens, struck out when they
 * have ended, and everything sent is written into the history.
 */
final class Outbox implements Transfers.Listener {
  private static final int MOST_ENDED = 200;

  private final OrderBook book;
  private final TransferHistory history;
  private final Transfers transfers;
  private final SendSettings settings;
  private final Finder finder;
  private final Consumer<Failure> onFailure;
  private volatile boolean isClosing;

  /** Finds a device by what a person called it. */
  interface Finder {
    Target find(String to, boolean isEncrypted) throws FailureException;
  }

  Outbox(
      OrderBook book,
      TransferHistory history,
      Transfers transfers,
      SendSettings settings,
      Finder finder,
      Consumer<Failure> onFailure) {
    this.book = book;
    this.history = history;
    this.transfers = transfers;
    this.settings = settings;
    this.finder = finder;
    this.onFailure = onFailure;
    transfers.listen(this);
  }

  /** Takes up what waits in the book. */
  void begin() throws FailureException {
    book.all().forEach(this::start);
  }

  /** Takes an order; it is in the book when this returns. */
  void take(QueuedOrder order) throws FailureException {
    book.add(order);
    start(order);
  }

  private void start(QueuedOrder order) {
    SendSettings own =
        settings
            .withPin(order.pin())
            .withPatience(order.patience())
            .limitedTo(order.bytesPerSecond());
    transfers.send(
        new SendOrder(
            order.to(),
            () -> finder.find(order.to(), order.isEncrypted()),
            order.paths(),
            order.links(),
            own,
            true),
        order.id());
  }

  @Override
  public void changed(Transfer transfer) {
    if (isClosing || !transfer.state().isEnd()) {
      return; // what ends because the station closes is taken up by the next
    }
    transfers.all().stream()
        .filter(each -> each.state().isEnd())
        .skip(MOST_ENDED)
        .forEach(transfers::forget);
    if (transfer.isIncoming()) {
      return;
    }
    try {
      book.remove(transfer.id());
      history.add(record(transfer));
    } catch (FailureException e) {
      onFailure.accept(e.failure());
    }
  }

  private static TransferRecord record(Transfer transfer) {
    List<Path> paths = transfer.order().map(SendOrder::paths).orElse(List.of());
    Tally.View tally = transfer.tally().view();
    return new TransferRecord(
            transfer.id(),
            Instant.now(Clock.systemUTC()),
            false,
            transfer.peer(),
            paths.isEmpty() ? Path.of("") : paths.getFirst().toAbsolutePath().normalize(),
            tally.doneFiles() + tally.skippedFiles(),
            tally.movedBytes(),
            transfer.state() == Transfer.State.DONE)
        .of(paths);
  }

  /** Whether nothing is under way any more. */
  boolean isEmpty() {
    return transfers.all().stream().allMatch(each -> each.isIncoming() || each.state().isEnd());
  }

  void close() {
    isClosing = true;
  }
}
