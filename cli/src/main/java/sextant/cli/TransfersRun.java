package sextant.cli;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import sextant.files.LinkPolicy;
import sextant.files.TransferHistory;
import sextant.files.TransferRecord;
import sextant.files.station.OrderBook;
import sextant.files.station.QueuedOrder;
import sextant.files.station.StationCall;
import sextant.files.station.StationCall.Action;
import sextant.files.station.StationCall.Snapshot;
import sextant.files.station.TransferView;
import sextant.words.Failure;
import sextant.words.FailureException;

/** One run of {@code sextant transfers}. */
final class TransfersRun {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Run run;
  private final TransfersCommand.Arguments arguments;
  private final TransfersText text;
  private final TransfersTable table;

  TransfersRun(Run run, TransfersCommand.Arguments arguments, TransfersText text) {
    this.run = run;
    this.arguments = arguments;
    this.text = text;
    this.table = new TransfersTable(run, text);
  }

  int go() throws IOException, InterruptedException {
    if (arguments.accept().isGiven() || arguments.decline().isGiven()) {
      return settle();
    }
    if (arguments.pause().isGiven()) {
      return control(arguments.pause().value(), Action.PAUSE);
    }
    if (arguments.cancel().isGiven()) {
      return cancel(arguments.cancel().value());
    }
    if (arguments.resume().isGiven()) {
      return again(arguments.resume().value(), Action.RESUME);
    }
    if (arguments.retry().isGiven()) {
      return again(arguments.retry().value(), Action.RETRY);
    }
    return arguments.follow().value() ? new TransfersWatch(run, table).go() : list();
  }

  private StationCall station(String id) throws FailureException {
    return StationCall.reach(run.state()).orElseThrow(() -> unknown(id));
  }

  private static FailureException unknown(String id) {
    return new FailureException(new Failure(Failure.Kind.NO_SUCH_TRANSFER, id, ""));
  }

  private int settle() throws FailureException {
    boolean isYes = arguments.accept().isGiven();
    String offer = isYes ? arguments.accept().value() : arguments.decline().value();
    try (StationCall call = station(offer)) {
      call.settle(offer, isYes);
    }
    run.output().say(isYes ? text.accepted() : text.declined());
    return Exit.DONE;
  }

  private int control(String id, Action action) throws FailureException {
    try (StationCall call = station(id)) {
      table.show(call.control(id, action), Optional.empty());
      return Exit.DONE;
    }
  }

  // An order that nobody carries just now is only in the book.
  private int cancel(String id) throws FailureException {
    Optional<StationCall> there = StationCall.reach(run.state());
    if (there.isPresent()) {
      there.get().close();
      return control(id, Action.CANCEL);
    }
    OrderBook book = new OrderBook(run.state());
    List<QueuedOrder> named = book.all().stream().filter(each -> each.id().startsWith(id)).toList();
    if (named.size() != 1) {
      throw unknown(id);
    }
    book.remove(named.getFirst().id());
    run.output().say(text.struckOut(named.getFirst().to()));
    return Exit.DONE;
  }

  // What runs goes on; what has ended before all was there is sent again, without what is there.
  private int again(String id, Action action) throws IOException {
    Optional<StationCall> there = StationCall.reach(run.state());
    if (there.isPresent()) {
      try (StationCall call = there.get()) {
        List<TransferView> named =
            call.snapshot().transfers().stream().filter(t -> t.id().startsWith(id)).toList();
        if (named.size() == 1) {
          Action fitting = named.getFirst().state().isEnd() ? Action.RETRY : action;
          table.show(call.control(named.getFirst().id(), fitting), Optional.empty());
          return Exit.DONE;
        }
      }
    }
    List<TransferRecord> known =
        new TransferHistory(run.state())
            .all().stream().filter(record -> record.id().startsWith(id)).toList();
    if (known.isEmpty()) {
      throw unknown(id);
    }
    return again(known.getLast());
  }

  private int again(TransferRecord record) throws IOException {
    if (record.isIncoming() || record.paths().isEmpty()) {
      run.output().warn(text.onlySenderCan(Harmless.text(record.peer())));
      return Exit.FAILED;
    }
    new Orders(run)
        .give(
            new QueuedOrder(
                UUID.randomUUID().toString().substring(0, 8),
                record.peer(),
                record.paths(),
                LinkPolicy.FOLLOW,
                PATIENCE,
                0,
                Optional.empty(),
                true,
                Instant.now()));
    return Exit.DONE;
  }

  private int list() throws IOException, InterruptedException {
    List<TransferRecord> past =
        new TransferHistory(run.state()).all().stream().filter(this::isWanted).toList();
    int from = Math.max(0, past.size() - arguments.last().optional().orElse(past.size()));
    past.subList(from, past.size()).forEach(table::show);
    Optional<StationCall> there = StationCall.reach(run.state());
    boolean isAnyAlive;
    if (there.isPresent()) {
      try (StationCall call = there.get()) {
        isAnyAlive = live(call);
      }
    } else {
      isAnyAlive = waiting(Set.of());
    }
    if (past.isEmpty() && !isAnyAlive) {
      run.output().say(text.noTransfers());
    }
    return Exit.DONE;
  }

  private boolean isWanted(TransferRecord record) {
    boolean isWay = record.isIncoming() ? !arguments.sent().value() : !arguments.received().value();
    boolean isPeer = arguments.peer().optional().map(record.peer()::equalsIgnoreCase).orElse(true);
    return isWay && isPeer && !(arguments.incomplete().value() && record.isComplete());
  }

  private boolean live(StationCall call) throws FailureException, InterruptedException {
    Snapshot before = call.snapshot();
    boolean isMoving = before.transfers().stream().anyMatch(t -> !t.state().isEnd());
    Snapshot now = isMoving ? table.measure(call, before) : before;
    List<TransferView> alive = new ArrayList<>(now.transfers());
    alive.removeIf(each -> each.state().isEnd());
    alive.reversed().forEach(each -> table.show(each, table.rate(each)));
    now.offers().forEach(table::show);
    Set<String> carried = alive.stream().map(TransferView::id).collect(Collectors.toSet());
    return waiting(carried) || !alive.isEmpty() || !now.offers().isEmpty();
  }

  private boolean waiting(Set<String> carried) throws FailureException {
    List<QueuedOrder> idle =
        new OrderBook(run.state())
            .all().stream().filter(each -> !carried.contains(each.id())).toList();
    idle.forEach(table::show);
    return !idle.isEmpty();
  }
}
