package sextant.cli.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.ExternalTerminal;

/**
 * A terminal in memory: keys are pressed by the test, and what is sent to it is drawn into cells as
 * a real one would, so that the test reads what a person sees.
 */
final class FakeTerminal implements AutoCloseable {
  private static final long LIMIT_SECONDS = 60;

  private final BlockingQueue<Integer> keys = new LinkedBlockingQueue<>();
  private final StringBuilder sent = new StringBuilder();
  private final Terminal terminal;
  private int drawn;
  private Grid grid;

  FakeTerminal(int columns, int rows) throws IOException {
    grid = new Grid(columns, rows);
    terminal =
        new ExternalTerminal("test", "xterm", new Keys(), new Sent(), StandardCharsets.UTF_8);
    terminal.setSize(new Size(columns, rows));
  }

  private final class Keys extends InputStream {
    @Override
    public int read() throws IOException {
      try {
        return keys.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return -1;
      }
    }

    @Override
    public int read(byte[] bytes, int from, int count) throws IOException {
      int first = read();
      if (first < 0) {
        return -1;
      }
      bytes[from] = (byte) first;
      return 1;
    }
  }

  private final class Sent extends OutputStream {
    private final java.io.ByteArrayOutputStream bytes = new java.io.ByteArrayOutputStream();

    @Override
    public void write(int b) {
      bytes.write(b);
    }

    @Override
    public void flush() {
      synchronized (FakeTerminal.this) {
        sent.append(bytes.toString(StandardCharsets.UTF_8));
        bytes.reset();
        FakeTerminal.this.notifyAll();
      }
    }
  }

  Terminal terminal() {
    return terminal;
  }

  /** Presses keys, given as what a terminal sends for them. */
  void press(String sequence) {
    for (byte b : sequence.getBytes(StandardCharsets.UTF_8)) {
      keys.add(b & 0xff);
    }
  }

  /** Types a line and Enter. */
  void type(String line) {
    press(line + "\r");
  }

  synchronized void resize(int columns, int rows) {
    grid = new Grid(columns, rows);
    drawn = sent.length();
    terminal.setSize(new Size(columns, rows));
    terminal.raise(Terminal.Signal.WINCH);
  }

  /** Everything that was ever sent to it. */
  synchronized String sent() {
    return sent.toString();
  }

  /** What is on it now. */
  synchronized String screen() {
    grid.draw(sent.substring(drawn));
    drawn = sent.length();
    return grid.text();
  }

  /** Waits until the screen is like this, and gives it. */
  synchronized String await(String what, Predicate<String> condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    String screen = screen();
    while (!condition.test(screen)) {
      if (System.nanoTime() > end) {
        throw new AssertionError("never: " + what + "\n" + screen);
      }
      try {
        wait(100);
      } catch (InterruptedException e) {
        throw new AssertionError(e);
      }
      screen = screen();
    }
    return screen;
  }

  String awaitText(String text) {
    return await(text, screen -> screen.contains(text));
  }

  String awaitGone(String text) {
    return await("no " + text, screen -> !screen.contains(text));
  }

  @Override
  public void close() throws IOException {
    keys.add(-1);
    terminal.close();
  }
}
