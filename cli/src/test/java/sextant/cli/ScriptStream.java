package sextant.cli;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a run has written so far; a script can wait for a part of it. Guarded by its own lock. */
final class ScriptStream extends ByteArrayOutputStream {
  private static final long NANOS_AT_MOST = 60_000_000_000L;

  private int seen;

  @Override
  public synchronized void write(byte[] bytes, int from, int length) {
    super.write(bytes, from, length);
    notifyAll();
  }

  @Override
  public synchronized void write(int single) {
    super.write(single);
    notifyAll();
  }

  /** Waits until what was not seen yet begins like that, and counts it as seen. */
  synchronized Optional<Matcher> await(Pattern beginning, String what) throws InterruptedException {
    long end = System.nanoTime() + NANOS_AT_MOST;
    while (true) {
      Matcher matcher = beginning.matcher(rest());
      if (matcher.lookingAt()) {
        seen += matcher.group().getBytes(StandardCharsets.UTF_8).length;
        return Optional.of(matcher);
      }
      long leftMillis = (end - System.nanoTime()) / 1_000_000;
      if (leftMillis <= 0) {
        throw new AssertionError(what + " said only: " + rest());
      }
      wait(leftMillis);
    }
  }

  /** What was not seen yet. */
  synchronized String rest() {
    return new String(buf, seen, count - seen, StandardCharsets.UTF_8);
  }
}
