package sextant.files;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Passes everything on to a desk, and shows the transfers it hears of. */
final class WatchedDesk implements ReceiveDesk {
  private final ReceiveDesk desk;
  private final Transfers transfers;
  private final Map<String, Transfer> running = new ConcurrentHashMap<>();

  WatchedDesk(ReceiveDesk desk, Transfers transfers) {
    this.desk = desk;
    this.transfers = transfers;
  }

  @Override
  public Decision decide(Proposal proposal) throws InterruptedException {
    return desk.decide(proposal);
  }

  @Override
  public void happened(ReceiveEvent event) {
    desk.happened(event);
    switch (event) {
      case ReceiveEvent.Started started ->
          running.put(started.transfer(), transfers.incoming(started));
      case ReceiveEvent.Failed failed -> {
        Transfer transfer = running.get(failed.transfer());
        if (transfer != null) {
          transfer.problem(new SendReport.Problem(failed.name(), failed.why()));
        }
      }
      case ReceiveEvent.Ended ended -> {
        Transfer transfer = running.remove(ended.transfer());
        if (transfer != null && !transfer.state().isEnd()) {
          transfer.become(ended.isComplete() ? Transfer.State.DONE : Transfer.State.PARTIAL, null);
        }
      }
      case ReceiveEvent.Message _,
          ReceiveEvent.Withdrawn _,
          ReceiveEvent.Stored _,
          ReceiveEvent.Skipped _,
          ReceiveEvent.ShutOut _ -> {}
    }
  }
}
