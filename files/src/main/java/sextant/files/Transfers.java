package sextant.files;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import sextant.http.HttpClient;
import sextant.identity.Credentials;

/**
 * Every transfer of this program, in both directions: the one object that the command line, the
 * daemon and the Files room share.
 *
 * <pre>{@code
 * var transfers = new Transfers(own, Clock.systemUTC());
 * transfers.listen(transfer -> room.refresh(transfer)); // any thread, only changes of state
 * Transfer sending = transfers.send(SendOrder.to(target, paths, settings).waiting());
 * Receiver.open(options, transfers.watching(desk)); // what comes in appears here too
 * }</pre>
 *
 * <p>Bytes are not announced: a face that shows progress reads {@link Transfer#tally} when it
 * paints and feeds its own {@link sextant.words.Pace}. Sending to many at once is one order for
 * each of them. Close it to cancel what runs.
 */
public final class Transfers implements AutoCloseable {
  private static final int CANCEL_MILLIS = 2_000;

  private final Credentials own;
  private final Clock clock;
  private final Map<String, Transfer> all = new ConcurrentHashMap<>();
  private final Map<String, OutgoingRun> runs = new ConcurrentHashMap<>();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Hears of transfers. */
  @FunctionalInterface
  public interface Listener {
    /** A transfer is new or in another state; called on the engine's threads, must return soon. */
    void changed(Transfer transfer);
  }

  /** None yet; the credentials are for telling a LocalSend sender that we cancel. */
  public Transfers(Credentials own, Clock clock) {
    this.own = own;
    this.clock = clock;
  }

  /** Calls the listener from now on. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /** Calls it no more. */
  public void unlisten(Listener listener) {
    listeners.remove(listener);
  }

  /** Every transfer that was not forgotten, newest first. */
  public List<Transfer> all() {
    return all.values().stream()
        .sorted(java.util.Comparator.comparing(Transfer::begun).reversed())
        .toList();
  }

  /** The transfer of that name. */
  public Optional<Transfer> find(String id) {
    return Optional.ofNullable(all.get(id));
  }

  /** Takes a transfer that has ended off the list. */
  public void forget(Transfer transfer) {
    if (transfer.state().isEnd()) {
      all.remove(transfer.id());
    }
  }

  /** Begins to send and returns at once. */
  public Transfer send(SendOrder order) {
    return send(order, UUID.randomUUID().toString().substring(0, 8));
  }

  /** The same under a name that the caller keeps, so that an order can be found again. */
  public Transfer send(SendOrder order, String id) {
    Transfer transfer = new Transfer(id, order.to(), Instant.now(clock), this, Optional.of(order));
    all.put(id, transfer);
    start(transfer);
    return transfer;
  }

  void start(Transfer transfer) {
    SendOrder order = transfer.order().orElseThrow();
    OutgoingRun run = new OutgoingRun(order, transfer);
    runs.put(transfer.id(), run);
    transfer.become(Transfer.State.QUEUED, null);
    Thread.ofVirtual()
        .name("files-order-" + transfer.id())
        .start(() -> {
          run.go();
          runs.remove(transfer.id(), run);
        });
  }

  /** A device has come: what waits for one is tried again at once. */
  public void deviceCame() {
    for (Map.Entry<String, OutgoingRun> each : runs.entrySet()) {
      if (find(each.getKey()).filter(t -> t.state() == Transfer.State.AWAY).isPresent()) {
        each.getValue().hurry();
      }
    }
  }

  /** The desk with its events shown here too; give this one to the receiver. */
  public ReceiveDesk watching(ReceiveDesk desk) {
    return new WatchedDesk(desk, this);
  }

  Transfer incoming(ReceiveEvent.Started started) {
    Transfer transfer =
        new Transfer(
            started.transfer(),
            started.proposal().sender().alias(),
            Instant.now(clock),
            this,
            Optional.empty());
    transfer.controlledBy(cancelTelling(started), started.tally());
    all.put(transfer.id(), transfer);
    transfer.become(Transfer.State.RUNNING, null);
    return transfer;
  }

  // LocalSend has a request for it; another Sextant hears it on the stream.
  private TransferControl cancelTelling(ReceiveEvent.Started started) {
    Device sender = started.proposal().sender();
    if (sender.isSextant()) {
      return started.control();
    }
    return new CancelTelling(
        started.control(), () -> tellSender(started.transfer(), started.proposal()));
  }

  private void tellSender(String session, Proposal proposal) {
    Target target = Target.of(proposal.sender(), proposal.address());
    try (Dialer dialer = new Dialer(target, own, CANCEL_MILLIS)) {
      HttpClient client = dialer.dial();
      client.setReadTimeoutMillis(CANCEL_MILLIS);
      String query = "cancel?sessionId=" + sextant.http.Target.encode(session);
      client.send(HttpClient.Request.post(Door.V2 + query, "", new byte[0]));
    } catch (IOException _) { // it will notice that its connections are closed
      return;
    }
  }

  void cancel(Transfer transfer) {
    OutgoingRun run = runs.get(transfer.id());
    if (run != null) {
      run.cancel();
    } else {
      transfer.endHere();
    }
  }

  void changed(Transfer transfer) {
    listeners.forEach(listener -> listener.changed(transfer));
  }

  /** Waits until a transfer has ended by itself or was cancelled. */
  public Transfer.State await(Transfer transfer) throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    Listener waiting =
        changed -> {
          if (changed == transfer && transfer.state().isEnd()) {
            ended.countDown();
          }
        };
    listen(waiting);
    try {
      if (!transfer.state().isEnd()) {
        ended.await();
      }
      return transfer.state();
    } finally {
      unlisten(waiting);
    }
  }

  @Override
  public void close() {
    all.values().forEach(Transfer::cancel);
  }
}
