package sextant.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Does something ten times a second beside the work, until it is closed. */
final class Ticker implements AutoCloseable {
  private static final int MILLIS = 100;

  private final CountDownLatch end = new CountDownLatch(1);
  private final Thread thread;

  private Ticker(Runnable tick) {
    thread = Thread.ofVirtual().name("ticker").start(() -> run(tick));
  }

  static Ticker start(Runnable tick) {
    return new Ticker(tick);
  }

  private void run(Runnable tick) {
    try {
      while (!end.await(MILLIS, TimeUnit.MILLISECONDS)) {
        tick.run();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    end.countDown();
    try {
      thread.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
