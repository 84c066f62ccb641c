package sextant.files;

import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import sextant.words.Failure;
import sextant.words.FailureException;

/** One try of an order, from looking for the device to the end. Its thread calls {@link #go}. */
final class OutgoingRun {
  private static final long FIRST_PAUSE_MILLIS = 500;
  private static final long LONGEST_PAUSE_MILLIS = 15_000;
  private static final Set<Failure.Kind> AWAY =
      Set.of(
          Failure.Kind.CONNECTION_REFUSED,
          Failure.Kind.CONNECTION_RESET,
          Failure.Kind.CONNECTION_CLOSED,
          Failure.Kind.TIMEOUT,
          Failure.Kind.UNREACHABLE,
          Failure.Kind.DEVICE_NOT_FOUND);

  private final SendOrder order;
  private final Transfer transfer;
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private final Semaphore wakeUp = new Semaphore(0);
  private volatile @Nullable Sender sender;

  OutgoingRun(SendOrder order, Transfer transfer) {
    this.order = order;
    this.transfer = transfer;
  }

  void go() {
    long pause = FIRST_PAUSE_MILLIS;
    while (!isCancelled()) {
      try {
        SourceTree tree = SourceTree.of(order.paths(), order.links());
        end(attempt(tree));
        return;
      } catch (FailureException e) {
        boolean isAway = order.waits() && AWAY.contains(e.failure().kind());
        if (isCancelled()) {
          break;
        }
        transfer.become(isAway ? Transfer.State.AWAY : Transfer.State.FAILED, e.failure());
        if (!isAway) {
          return;
        }
      }
      waitMillis(pause);
      pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
    }
    transfer.become(Transfer.State.CANCELLED, null);
  }

  private SendReport attempt(SourceTree tree) throws FailureException {
    Sender made = new Sender(order.where().now(), order.settings(), this::happened, order.where());
    sender = made;
    if (isCancelled()) {
      made.cancel();
    }
    transfer.controlledBy(made, made.tally());
    return made.send(tree);
  }

  private void end(SendReport report) {
    if (isCancelled()) {
      transfer.become(Transfer.State.CANCELLED, null);
    } else {
      boolean isComplete = report.isComplete();
      transfer.become(isComplete ? Transfer.State.DONE : Transfer.State.PARTIAL, null);
    }
  }

  private void happened(SendEvent event) {
    switch (event) {
      case SendEvent.Asked _ -> transfer.become(Transfer.State.ASKED, null);
      case SendEvent.Started _, SendEvent.Resumed _ ->
          transfer.become(Transfer.State.RUNNING, null);
      case SendEvent.Reconnecting again ->
          transfer.become(Transfer.State.RECONNECTING, again.why());
      case SendEvent.Failed failed ->
          transfer.problem(new SendReport.Problem(failed.name(), failed.why()));
      case SendEvent.Sent _, SendEvent.Skipped _ -> {}
    }
  }

  private boolean isCancelled() {
    return cancelled.getCount() == 0;
  }

  private void waitMillis(long millis) {
    try {
      if (wakeUp.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException _) {
      cancelled.countDown();
    }
  }

  /** Does not wait any longer before the next try. */
  void hurry() {
    wakeUp.release();
  }

  void cancel() {
    cancelled.countDown();
    wakeUp.release();
    Sender known = sender;
    if (known != null) {
      known.cancel();
    }
  }
}
