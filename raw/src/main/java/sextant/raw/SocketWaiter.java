package sextant.raw;

import java.util.List;
import sextant.words.FailureException;

/**
 * Waits until one of some sockets has something to read, a time has passed, or another thread calls
 * {@link #wake}. One thread waits; any thread may wake or close.
 */
public final class SocketWaiter implements AutoCloseable {
  private static final int NONBLOCKING_CLOSE_ON_EXEC = 0x80800;
  private static final int POLL_ENTRY_BYTES = 8;
  private static final int REQUESTED = 4;
  private static final int RETURNED = 6;
  private static final short READABLE = 1;

  private final LibC libC = new LibC();
  private final NativeBytes entries;
  private final int socketCount;
  private final NativeBytes counter = NativeBytes.allocate(8);
  // Guards the wake descriptors and their LibC, so that a late wake never writes to a reused
  // number.
  private final Object wakeLock = new Object();
  private final LibC wakeLibC = new LibC();
  private final int readEnd;
  private final int writeEnd;
  private boolean isClosed;

  /** Waits on these sockets, which stay the caller's to close. */
  public static SocketWaiter of(List<IpSocket> sockets) throws FailureException {
    int[] descriptors = new int[sockets.size()];
    for (int i = 0; i < descriptors.length; i++) {
      descriptors[i] = sockets.get(i).descriptor();
    }
    return new SocketWaiter(descriptors);
  }

  SocketWaiter(int... descriptors) throws FailureException {
    socketCount = descriptors.length;
    entries = NativeBytes.allocate((socketCount + 1) * POLL_ENTRY_BYTES);
    if (OperatingSystem.current() == OperatingSystem.LINUX) {
      readEnd = libC.eventDescriptor(NONBLOCKING_CLOSE_ON_EXEC);
      writeEnd = readEnd;
    } else {
      readEnd = libC.pipe(counter.address()) < 0 ? -1 : counter.bytes().getInt(0);
      writeEnd = counter.bytes().getInt(4);
    }
    if (readEnd < 0) {
      throw Errno.failure(Errno.EMFILE, "wake descriptor");
    }
    for (int i = 0; i <= socketCount; i++) {
      int descriptor = i < socketCount ? descriptors[i] : readEnd;
      entries.bytes().putInt(i * POLL_ENTRY_BYTES, descriptor);
      entries.bytes().putShort(i * POLL_ENTRY_BYTES + REQUESTED, READABLE);
    }
  }

  /**
   * Waits at most this long (below zero: for ever) and returns whether any socket has data or an
   * error to fetch; false after a wake or when the time is up.
   */
  public boolean await(long timeoutNanos) {
    int ready = libC.poll(entries.address(), socketCount + 1, timeoutNanos);
    if (ready <= 0) {
      return false;
    }
    boolean isWoken = returned(socketCount) != 0;
    if (isWoken) {
      libC.read(readEnd, counter.address(), 8);
    }
    return ready > (isWoken ? 1 : 0);
  }

  /** Whether the last {@link #await} found something on this socket, data or error. */
  public boolean isReady(int index) {
    return returned(index) != 0;
  }

  private int returned(int index) {
    return entries.bytes().getShort(index * POLL_ENTRY_BYTES + RETURNED);
  }

  /** Ends the current or the next {@link #await} early. */
  public void wake() {
    synchronized (wakeLock) {
      if (!isClosed) {
        NativeBytes one = NativeBytes.allocate(8);
        one.bytes().putLong(0, 1);
        wakeLibC.write(writeEnd, one, 8);
      }
    }
  }

  /** Frees the descriptors; call it when no thread waits any more. */
  @Override
  public void close() {
    synchronized (wakeLock) {
      if (isClosed) {
        return;
      }
      isClosed = true;
      wakeLibC.close(readEnd);
      if (writeEnd != readEnd) {
        wakeLibC.close(writeEnd);
      }
    }
  }
}
