package sextant.raw;

import java.util.Optional;
import sextant.words.FailureException;

/**
 * Signals read one after the other, as from a file (Linux {@code signalfd}). The process must have
 * been started with them blocked and the JVM with {@code -Xrs}; then no thread is interrupted by
 * them, and even SIGQUIT, which the JVM refuses to hand out, arrives here. See decision 0013. One
 * thread reads; any thread may close.
 */
public final class BlockedSignals implements AutoCloseable {
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int SIGNAL_SET_BYTES = 128;
  private static final int SIGNAL_BYTES = 128;

  private final LibC libC = new LibC();
  private final NativeBytes signal = NativeBytes.allocate(SIGNAL_BYTES);
  private final int descriptor;
  private final SocketWaiter waiter;
  private volatile boolean isClosed;

  /** What a person or the system may want. */
  public enum Signal {
    /** SIGINT: Ctrl-C. */
    INTERRUPT(2),
    /** SIGQUIT: Ctrl-\. */
    QUIT(3),
    /** SIGTERM: a polite request to end. */
    TERMINATE(15);

    private final int number;

    Signal(int number) {
      this.number = number;
    }
  }

  private BlockedSignals(int descriptor) throws FailureException {
    this.descriptor = descriptor;
    waiter = new SocketWaiter(descriptor);
  }

  /** Throws {@code NOT_YET_HERE} on other systems than Linux. */
  public static BlockedSignals open() throws FailureException {
    OperatingSystem.requireLinux("signals");
    NativeBytes set = NativeBytes.allocate(SIGNAL_SET_BYTES);
    long bits = 0;
    for (Signal each : Signal.values()) {
      bits |= 1L << (each.number - 1);
    }
    set.bytes().putLong(0, bits);
    int descriptor = new LibC().signalDescriptor(set, CLOSE_ON_EXEC);
    if (descriptor < 0) {
      throw Errno.failure(-descriptor, "signals");
    }
    return new BlockedSignals(descriptor);
  }

  /** Waits for the next one; empty when this was closed or can be read no more. */
  public Optional<Signal> next() {
    while (!isClosed) {
      if (waiter.await(-1)) {
        if (libC.read(descriptor, signal.address(), SIGNAL_BYTES) != SIGNAL_BYTES) {
          break;
        }
        int number = signal.bytes().getInt(0);
        for (Signal each : Signal.values()) {
          if (each.number == number) {
            return Optional.of(each);
          }
        }
      }
    }
    return Optional.empty();
  }

  /**
   * Makes {@link #next} return, so that no thread is inside a native call any more when the process
   * ends: the JVM would wait 0.3 s for it. The descriptors live as long as the process.
   */
  @Override
  public void close() {
    isClosed = true;
    waiter.wake();
  }
}
