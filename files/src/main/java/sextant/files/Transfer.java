package sextant.files;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import sextant.words.Failure;

/**
 * One transfer as a face shows it, in either direction: who, how far, what went wrong, and the
 * buttons. Made by {@link Transfers}; every method may be called from any thread.
 */
public final class Transfer {
  private static final int MOST_PROBLEMS = 1_000;

  private final String id;
  private final boolean isIncoming;
  private final String peer;
  private final Instant begun;
  private final Transfers owner;
  private final Optional<SendOrder> order;
  private final List<SendReport.Problem> problems = new CopyOnWriteArrayList<>();
  private volatile State state;
  private volatile Tally tally = new Tally();
  private volatile @Nullable TransferControl control;
  private volatile @Nullable Failure failure;

  /** Where a transfer is in its life. */
  public enum State {
    /** Waits for its turn or reads what there is to send. */
    QUEUED,
    /** The other device cannot be reached now; it is tried again. */
    AWAY,
    /** The other side has not decided yet. */
    ASKED,
    RUNNING,
    PAUSED,
    /** The connection broke; it is taken up again by itself. */
    RECONNECTING,
    /** Everything is on the other side's disk, checked. */
    DONE,
    /** It ended, but some files did not arrive. */
    PARTIAL,
    FAILED,
    CANCELLED;

    /** Whether nothing more will happen by itself. */
    public boolean isEnd() {
      return this == DONE || this == PARTIAL || this == FAILED || this == CANCELLED;
    }
  }

  Transfer(String id, String peer, Instant begun, Transfers owner, Optional<SendOrder> order) {
    this.id = id;
    this.isIncoming = order.isEmpty();
    this.peer = peer;
    this.begun = begun;
    this.owner = owner;
    this.order = order;
    this.state = order.isEmpty() ? State.RUNNING : State.QUEUED;
  }

  /** Its name, unique among the transfers of this program. */
  public String id() {
    return id;
  }

  /** Whether it comes to this device. */
  public boolean isIncoming() {
    return isIncoming;
  }

  /** What people call the other device. */
  public String peer() {
    return peer;
  }

  /** When it was ordered or accepted. */
  public Instant begun() {
    return begun;
  }

  /** Where it is now; paused is told while it runs and is held here. */
  public State state() {
    TransferControl known = control;
    boolean isHeld = known != null && known.isPaused();
    return state == State.RUNNING && isHeld ? State.PAUSED : state;
  }

  /**
   * What moved, in all and file by file; feed a {@link sextant.words.Pace} with it for rate and
   * time left.
   */
  public Tally tally() {
    return tally;
  }

  /** Files that did not arrive so far, at most a thousand of them. */
  public List<SendReport.Problem> problems() {
    return List.copyOf(problems);
  }

  /** Why it failed, waits for the other device or reconnects. */
  public Optional<Failure> failure() {
    return Optional.ofNullable(failure);
  }

  /** What was ordered; empty for what comes in. */
  public Optional<SendOrder> order() {
    return order;
  }

  /** Holds it; connections stay. Nothing happens unless it runs. */
  public void pause() {
    withControl(TransferControl::pause);
  }

  /** Goes on after a pause. */
  public void resume() {
    withControl(TransferControl::resume);
  }

  /** Ends it, also while it waits; the other side is told. */
  public void cancel() {
    if (!state.isEnd()) {
      owner.cancel(this);
    }
  }

  /**
   * Sends again what did not arrive; what is there already is not sent again. Only for an outgoing
   * transfer that has ended.
   */
  public void retry() {
    if (state.isEnd() && order.isPresent()) {
      problems.clear();
      owner.start(this);
    }
  }

  private void withControl(Consumer<TransferControl> action) {
    TransferControl known = control;
    if (known != null && !state.isEnd()) {
      action.accept(known);
      owner.changed(this);
    }
  }

  /** Cancels what comes in; its end, told by the receiver, then changes nothing any more. */
  void endHere() {
    become(State.CANCELLED, null);
    TransferControl known = control;
    if (known != null) {
      known.cancel();
    }
  }

  void controlledBy(TransferControl given, Tally counted) {
    control = given;
    tally = counted;
  }

  void problem(SendReport.Problem met) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(met);
    }
  }

  void become(State next, @Nullable Failure why) {
    failure = why;
    state = next;
    owner.changed(this);
  }
}
