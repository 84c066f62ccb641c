package sextant.cli;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import sextant.words.Quantity;

/**
 * The one line that shows how far a work is, redrawn in place: share, rate and time left. It gives
 * way to every other line and comes back with the next {@link #at}.
 */
public final class Progress implements AutoCloseable {
  private static final long REDRAW_NANOS = 100_000_000;
  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Output output;
  private final ReentrantLock lock;
  private final boolean isShown;
  private final Work work;
  private final long startNanos = System.nanoTime();
  private volatile long drawnNanos = startNanos - REDRAW_NANOS;
  private boolean isDrawn;

  /** What is counted. */
  public enum Unit {
    BYTES,
    THINGS
  }

  /** What is being done; a total of 0 is unknown. */
  record Work(String label, Unit unit, long total) {}

  /** The lock is the output's own: lines and redraws wait for each other. */
  Progress(Output output, ReentrantLock lock, boolean isShown, Work work) {
    this.output = output;
    this.lock = lock;
    this.isShown = isShown;
    this.work = work;
  }

  /** Says how much is done. Cheap: draws at most ten times a second. */
  public void at(long done) {
    long now = System.nanoTime();
    if (!isShown || now - drawnNanos < REDRAW_NANOS) {
      return;
    }
    draw(line(work, done, now - startNanos, new CliText(output.language())), now);
  }

  /** Says it in words of the caller's own. Draws at most ten times a second, too. */
  void show(Supplier<String> words) {
    long now = System.nanoTime();
    if (isShown && now - drawnNanos >= REDRAW_NANOS) {
      draw(words.get(), now);
    }
  }

  private void draw(String line, long now) {
    lock.lock();
    try {
      drawnNanos = now;
      isDrawn = true;
      output.drawProgress(CLEAR_LINE + Columns.cut(line, output.screen().columns() - 1));
    } finally {
      lock.unlock();
    }
  }

  /** Takes the line away. */
  @Override
  public void close() {
    hide();
  }

  void hide() {
    lock.lock();
    try {
      if (isDrawn) {
        isDrawn = false;
        output.drawProgress(CLEAR_LINE);
      }
    } finally {
      lock.unlock();
    }
  }

  /** The line for an amount of work done in that time. */
  static String line(Work work, long done, long elapsedNanos, CliText text) {
    double rate = elapsedNanos <= 0 ? 0 : done * 1e9 / elapsedNanos;
    StringBuilder line = new StringBuilder(work.label());
    line.append("  ").append(amount(work.unit(), done));
    if (work.total() > 0) {
      line.append(" / ").append(amount(work.unit(), work.total()));
      line.append("  ").append(Math.min(100, done * 100 / work.total())).append(" %");
    }
    line.append("  ").append(amount(work.unit(), Math.round(rate))).append("/s");
    if (work.total() > done && rate > 0) {
      long leftSeconds = (long) Math.ceil((work.total() - done) / rate);
      line.append("  ").append(text.timeLeft(clock(leftSeconds)));
    }
    return line.toString();
  }

  private static String amount(Unit unit, long amount) {
    return unit == Unit.BYTES ? Quantity.bytes(amount) : Quantity.count(amount);
  }

  /** A time as a clock shows it: 0:07, 1:02:03. */
  static String clock(long seconds) {
    String minutes = seconds / 60 % 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
    boolean hasHours = seconds >= 3_600;
    return hasHours ? seconds / 3_600 + ":" + (minutes.length() < 5 ? "0" : "") + minutes : minutes;
  }
}
