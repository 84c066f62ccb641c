package sextant.files;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A receiving end that says what it was told to and remembers what happened. */
final class Desk implements ReceiveDesk {
  interface Deciding {
    Decision on(Proposal proposal) throws InterruptedException;
  }

  final List<ReceiveEvent> events = new CopyOnWriteArrayList<>();
  final BlockingQueue<ReceiveEvent> news = new LinkedBlockingQueue<>();
  private final Deciding deciding;

  Desk(Deciding deciding) {
    this.deciding = deciding;
  }

  static Desk thatAccepts() {
    return new Desk(proposal -> Decision.Accept.all());
  }

  @Override
  public Decision decide(Proposal proposal) throws InterruptedException {
    return deciding.on(proposal);
  }

  @Override
  public void happened(ReceiveEvent event) {
    events.add(event);
    news.add(event);
  }

  <E extends ReceiveEvent> E await(Class<E> kind) throws InterruptedException {
    while (true) {
      ReceiveEvent event = news.poll(60, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("no " + kind.getSimpleName() + " among " + events);
      }
      if (kind.isInstance(event)) {
        return kind.cast(event);
      }
    }
  }
}
