package sextant.raw;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Waits for thousands of TCP streams at once ({@code epoll}, edge-triggered) and reads and writes
 * them without ever waiting; Linux only. One thread uses it and all its streams; any thread may
 * {@link #wake} it.
 *
 * <p>It exists because {@code java.nio} costs a tenth of a small message: a server that answers
 * each message in the thread that read it gets the speed of the same loop in C.
 */
public final class StreamPoll implements AutoCloseable {
  private static final int MOST_EVENTS = 512;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int NONBLOCKING_CLOSE_ON_EXEC = 0x80800;
  private static final int ADD = 1;
  private static final int CHANGE = 3;
  private static final int READABLE = 0x1;
  private static final int WRITABLE = 0x4;
  private static final int ERROR_OR_END = 0x8 | 0x10 | 0x2000;
  private static final int EDGE_TRIGGERED = 1 << 31;

  private static final MemorySegment EPOLL_CREATE = LibC.function("epoll_create1");
  private static final MemorySegment EPOLL_CONTROL = LibC.function("epoll_ctl");
  private static final MemorySegment EPOLL_WAIT = LibC.function("epoll_wait");

  // struct epoll_event is packed on x86 and nowhere else
  private static final boolean IS_PACKED =
      System.getProperty("os.arch", "").matches("amd64|x86_64");
  private static final int EVENT_BYTES = IS_PACKED ? 12 : 16;
  private static final int EVENT_DATA = IS_PACKED ? 4 : 8;

  private final LibC libC = new LibC();
  private final QuickCall quick = new QuickCall();
  private final NativeBytes events = NativeBytes.allocate(MOST_EVENTS * EVENT_BYTES);
  private final NativeBytes request = NativeBytes.allocate(EVENT_BYTES);
  private final NativeBytes counter = NativeBytes.allocate(8);
  private final NativeBytes scratch = NativeBytes.allocate(PolledStream.SCRATCH_BYTES);
  private final ArrayDeque<PolledStream> unread = new ArrayDeque<>();
  private @Nullable Polled[] byDescriptor = new @Nullable Polled[64];
  private final int epoll;
  // Guards the wake descriptor, so that a late wake never writes to a reused number.
  private final Object wakeLock = new Object();
  private final LibC wakeLibC = new LibC();
  private final int wakeDescriptor;
  private boolean isClosed;

  /** Hears what can be done now; called in {@link #await}. */
  public interface Events {
    /** Somebody may be waiting in {@link PolledListener#accept}. */
    void arrived(PolledListener listener);

    /** The stream can be read from, or written to if it waited for that. */
    void ready(PolledStream stream, boolean canRead, boolean canWrite);
  }

  /** What has a descriptor here. */
  sealed interface Polled permits PolledListener, PolledStream {}

  /** Whether this system has what it takes. */
  public static boolean isSupported() {
    return OperatingSystem.current() == OperatingSystem.LINUX;
  }

  /** Waits for nobody yet; throws when the system has no descriptors left. */
  public StreamPoll() throws IOException {
    epoll = (int) libC.call(EPOLL_CREATE, CLOSE_ON_EXEC, 0, 0, 0, 0, 0, true);
    if (epoll < 0) {
      throw StreamErrors.of(epoll);
    }
    wakeDescriptor = libC.eventDescriptor(NONBLOCKING_CLOSE_ON_EXEC);
    if (wakeDescriptor < 0) {
      libC.close(epoll);
      throw StreamErrors.of(wakeDescriptor);
    }
    control(ADD, wakeDescriptor, READABLE);
  }

  /** Listens on this address, for IPv4 too when it is {@code ::}. */
  public PolledListener listen(InetSocketAddress where, int backlog) throws IOException {
    var listener = PolledListener.open(this, where, backlog);
    watch(listener.descriptor(), listener);
    control(ADD, listener.descriptor(), READABLE);
    return listener;
  }

  LibC libC() {
    return libC;
  }

  QuickCall quick() {
    return quick;
  }

  NativeBytes scratch() {
    return scratch;
  }

  /** Begins to tell of a listener, or stops; those who come meanwhile wait in the system. */
  void listen(PolledListener listener, boolean on) {
    control(CHANGE, listener.descriptor(), on ? READABLE : 0);
  }

  void add(PolledStream stream) throws IOException {
    watch(stream.descriptor(), stream);
    int interest = READABLE | WRITABLE | ERROR_OR_END | EDGE_TRIGGERED;
    int result = control(ADD, stream.descriptor(), interest);
    if (result < 0) {
      forget(stream.descriptor());
      throw StreamErrors.of(result);
    }
  }

  private int control(int operation, int descriptor, int interest) {
    request.bytes().putInt(0, interest).putInt(EVENT_DATA, descriptor);
    return (int)
        libC.call(EPOLL_CONTROL, epoll, operation, descriptor, request.address(), 0, 0, true);
  }

  private void watch(int descriptor, Polled what) {
    if (descriptor >= byDescriptor.length) {
      byDescriptor = Arrays.copyOf(byDescriptor, Math.max(descriptor + 1, descriptor * 2));
    }
    byDescriptor[descriptor] = what;
  }

  /** Before the descriptor is closed and its number given to another. */
  void forget(int descriptor) {
    byDescriptor[descriptor] = null;
  }

  /** Tells of the stream in the next round although the system will not. */
  void readAgain(PolledStream stream) {
    unread.add(stream);
  }

  /**
   * Waits until something can be done, at most this long (below zero: for ever), and tells of all
   * of it. Throws only when the system refuses to wait.
   */
  public void await(long timeoutMillis, Events heard) throws IOException {
    int again = unread.size();
    int count = quick.poll(epoll, events.address(), MOST_EVENTS);
    if (count == 0 && again == 0) {
      // a wait that does not wait is cheaper as long as there is work
      count =
          (int)
              libC.call(
                  EPOLL_WAIT, epoll, events.address(), MOST_EVENTS, timeoutMillis, 0, 0, true);
    }
    if (count < 0 && count != -Errno.EINTR) {
      throw StreamErrors.of(count);
    }
    for (int i = 0; i < count; i++) {
      tell(events.bytes(), i * EVENT_BYTES, heard);
    }
    for (; again > 0; again--) {
      PolledStream stream = unread.remove();
      if (stream.takesTurn()) {
        heard.ready(stream, true, false);
      }
    }
  }

  private void tell(ByteBuffer memory, int at, Events heard) {
    int descriptor = memory.getInt(at + EVENT_DATA);
    if (descriptor == wakeDescriptor) {
      libC.read(wakeDescriptor, counter.address(), 8);
      return;
    }
    switch (byDescriptor[descriptor]) {
      case PolledStream stream -> {
        int what = memory.getInt(at);
        boolean canWrite = (what & (WRITABLE | ERROR_OR_END)) != 0 && stream.waitsForRoom();
        boolean canRead = stream.canRead(what & (READABLE | ERROR_OR_END), ERROR_OR_END);
        if (canRead || canWrite) {
          heard.ready(stream, canRead, canWrite);
        }
      }
      case PolledListener listener -> heard.arrived(listener);
      case null -> {} // closed in this round
    }
  }

  /** Ends the current or the next {@link #await} early. */
  public void wake() {
    synchronized (wakeLock) {
      if (!isClosed) {
        NativeBytes one = NativeBytes.allocate(8);
        one.bytes().putLong(0, 1);
        wakeLibC.write(wakeDescriptor, one, 8);
      }
    }
  }

  /** Frees its own descriptors; streams and listeners are closed one by one. */
  @Override
  public void close() {
    synchronized (wakeLock) {
      if (!isClosed) {
        isClosed = true;
        libC.close(wakeDescriptor);
        libC.close(epoll);
      }
    }
  }
}
