package sextant.chatcluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import sextant.chat.log.Applied;

/**
 * What comes to a replica and waits until it is written. Every piece says what must be there before
 * it; a store where something else is there is not guessed at but fetched whole from another
 * server, and meanwhile pieces wait. {@code synchronized} guards all of it.
 */
final class Intake {
  private final Replica.Listener listener;
  private Applied head;
  private List<Step> steps = new ArrayList<>();
  private List<byte[]> deferred = new ArrayList<>();
  private boolean isBehind;
  private boolean isClosing;

  Intake(Applied head, Replica.Listener listener) {
    this.head = head;
    this.listener = listener;
  }

  synchronized boolean isBehind() {
    return isBehind;
  }

  /** How far pieces were accepted; empty while the store is being fetched. */
  synchronized Optional<Applied> head() {
    return isBehind ? Optional.empty() : Optional.of(head);
  }

  /** A piece that was agreed on. */
  synchronized void apply(byte[] data, int offset, int length) {
    if (isBehind) {
      deferred.add(Arrays.copyOfRange(data, offset, offset + length));
    } else {
      accept(data, offset, length);
    }
    notifyAll();
  }

  private void accept(byte[] data, int offset, int length) {
    Batch batch;
    try {
      batch = Batch.parse(data, offset, length);
    } catch (IOException e) {
      listener.failed(e);
      return;
    }
    boolean isNext = batch.first() == head.position() + 1 && batch.before().equals(head.chain());
    boolean isPresent = batch.term() == head.term() && batch.decider().equals(head.decider());
    String chain = Batch.chain(head.chain(), data, offset, length);
    if (batch.isBegin()) {
      if (batch.term() > head.term()) {
        head = new Applied(batch.term(), batch.decider(), head.position(), chain, head.heard());
        steps.add(new Step.Begin(head));
      }
    } else if (isPresent && isNext) {
      head = new Applied(head.term(), head.decider(), batch.last(), chain, batch.heard());
      steps.add(new Step.Piece(batch, head));
      listener.agreed(batch, true);
    } else if (batch.term() > head.term() || (isPresent && batch.last() > head.position())) {
      fallBehind();
      deferred.add(Arrays.copyOfRange(data, offset, offset + length));
    } else {
      listener.agreed(batch, false); // known already, or of somebody who did not decide any more
    }
  }

  private void fallBehind() {
    if (!isBehind) {
      isBehind = true;
      listener.behind();
    }
  }

  /** Everything up to there was agreed on; if it is not here, another server's store must come. */
  synchronized void mustBeAt(long term, long position) {
    boolean isThere = head.term() > term || (head.term() == term && head.position() >= position);
    if (!isThere) {
      fallBehind();
    }
  }

  synchronized void add(Step step) {
    steps.add(step);
    notifyAll();
  }

  /** Waits for something to do; nothing means that it is closed. */
  synchronized List<Step> take() {
    try {
      while (steps.isEmpty() && !isClosing) {
        wait();
      }
    } catch (InterruptedException e) {
      isClosing = true;
    }
    List<Step> now = steps;
    steps = new ArrayList<>();
    return now;
  }

  /** The store is another one, and goes so far; what has waited is accepted now. */
  synchronized void goOnFrom(Applied now) {
    head = now;
    isBehind = false;
    List<byte[]> waited = deferred;
    deferred = new ArrayList<>();
    for (byte[] each : waited) {
      apply(each, 0, each.length); // may fall behind again: then the rest waits again
    }
  }

  synchronized void close() {
    isClosing = true;
    notifyAll();
  }
}
