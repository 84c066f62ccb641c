package sextant.raw;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.ref.Reference;
import java.util.Optional;

/**
 * The few functions of the C library that sockets need. A result below zero is {@code -errno}.
 *
 * <p>All share one native shape, six longs to a long: each shape costs milliseconds at start-up,
 * and on the LP64 systems we run on the first six integer or pointer arguments are one register
 * each.
 *
 * <p>An instance holds the place where {@code errno} is captured, so it belongs to one thread at a
 * time; instances are cheap.
 */
final class LibC {
  private static final Linker LINKER = Linker.nativeLinker();

  @SuppressWarnings("restricted") // this module is the one that has native access
  private static final MethodHandle CALL =
      LINKER.downcallHandle(
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_LONG),
          Linker.Option.captureCallState("errno"));

  private static final MemorySegment SOCKET = function("socket");
  private static final MemorySegment CLOSE = function("close");
  private static final MemorySegment SETSOCKOPT = function("setsockopt");
  private static final MemorySegment SENDMSG = function("sendmsg");
  private static final MemorySegment RECVMSG = function("recvmsg");

  private final NativeBytes errno = NativeBytes.allocate(8);
  private final MemorySegment capture = MemorySegment.ofBuffer(errno.bytes());
  private final NativeBytes scratch = NativeBytes.allocate(64);

  /** A function that not every C library has. */
  static Optional<MemorySegment> find(String name) {
    return LINKER.defaultLookup().find(name);
  }

  static MemorySegment function(String name) {
    return LINKER.defaultLookup().findOrThrow(name);
  }

  /** Functions that only some sockets or some systems need, found when first used. */
  private static final class Linux {
    static final MemorySegment SENDMMSG = function("sendmmsg");
    static final MemorySegment RECVMMSG = function("recvmmsg");
    static final MemorySegment PPOLL = function("ppoll");
    static final MemorySegment EVENTFD = function("eventfd");
    static final MemorySegment SIGNALFD = function("signalfd");
  }

  private static final class Addresses {
    static final MemorySegment BIND = function("bind");
    static final MemorySegment CONNECT = function("connect");
    static final MemorySegment GETSOCKNAME = function("getsockname");
    static final MemorySegment SENDTO = function("sendto");
    static final MemorySegment GETSOCKOPT = function("getsockopt");
  }

  private static final class Files {
    static final MemorySegment MMAP = function("mmap");
    static final MemorySegment MUNMAP = function("munmap");
    static final MemorySegment READ = function("read");
    static final MemorySegment WRITE = function("write");
    static final MemorySegment PIPE = function("pipe");
    static final MemorySegment POLL = function("poll");
  }

  int socket(int family, int type, int protocol) {
    return (int) call(SOCKET, family, type, protocol, 0, 0, 0, true);
  }

  int close(int fd) {
    return (int) call(CLOSE, fd, 0, 0, 0, 0, 0, true);
  }

  int setOption(int fd, int level, int option, int value) {
    scratch.bytes().putInt(0, value);
    return setOption(fd, level, option, scratch, 4);
  }

  int setOption(int fd, int level, int option, NativeBytes value, int byteCount) {
    return (int) call(SETSOCKOPT, value, fd, level, option, value.address(), byteCount, 0);
  }

  /** The value of an {@code int} option, or {@code -errno}. */
  int getOption(int fd, int level, int option) {
    int result = getOption(fd, level, option, scratch, 4);
    return result < 0 ? result : scratch.bytes().getInt(0);
  }

  /** Reads an option to the front of {@code value}, which has room for a length behind it. */
  int getOption(int fd, int level, int option, NativeBytes value, int byteCount) {
    value.bytes().putInt(byteCount, byteCount);
    long address = value.address();
    long length = address + byteCount;
    return (int) call(Addresses.GETSOCKOPT, value, fd, level, option, address, length, 0);
  }

  int bind(int fd, NativeBytes address, int byteCount) {
    return (int) call(Addresses.BIND, address, fd, address.address(), byteCount, 0, 0, 0);
  }

  int connect(int fd, NativeBytes address, int byteCount) {
    return (int) call(Addresses.CONNECT, address, fd, address.address(), byteCount, 0, 0, 0);
  }

  /** Reads the socket's own address to the front of {@code address}, which has room for 4 more. */
  int socketName(int fd, NativeBytes address, int byteCount) {
    address.bytes().putInt(byteCount, byteCount);
    long start = address.address();
    return (int) call(Addresses.GETSOCKNAME, address, fd, start, start + byteCount, 0, 0, 0);
  }

  /** Sends to an address, or on a bound socket when {@code addressByteCount} is zero. */
  long sendTo(int fd, NativeBytes bytes, int byteCount, NativeBytes address, int addressByteCount) {
    long to = addressByteCount == 0 ? 0 : address.address();
    try {
      return call(Addresses.SENDTO, bytes, fd, bytes.address(), byteCount, 0, to, addressByteCount);
    } finally {
      Reference.reachabilityFence(address);
    }
  }

  long sendMessage(int fd, long header, int flags) {
    return call(SENDMSG, fd, header, flags, 0, 0, 0, false);
  }

  long receiveMessage(int fd, long header, int flags) {
    return call(RECVMSG, fd, header, flags, 0, 0, 0, false);
  }

  int sendMessages(int fd, long headers, int count, int flags) {
    return (int) call(Linux.SENDMMSG, fd, headers, count, flags, 0, 0, true);
  }

  int receiveMessages(int fd, long headers, int count, int flags) {
    return (int) call(Linux.RECVMMSG, fd, headers, count, flags, 0, 0, true);
  }

  /** Waits up to this many nanoseconds; below zero waits for ever. */
  int poll(long descriptors, int count, long timeoutNanos) {
    if (OperatingSystem.current() != OperatingSystem.LINUX) {
      long millis = timeoutNanos < 0 ? -1 : (timeoutNanos + 999_999) / 1_000_000;
      return (int) call(Files.POLL, descriptors, count, millis, 0, 0, 0, true);
    }
    scratch
        .bytes()
        .putLong(0, timeoutNanos / 1_000_000_000)
        .putLong(8, timeoutNanos % 1_000_000_000);
    long timeout = timeoutNanos < 0 ? 0 : scratch.address();
    return (int) call(Linux.PPOLL, descriptors, count, timeout, 0, 8, 0, true);
  }

  int eventDescriptor(int flags) {
    return (int) call(Linux.EVENTFD, 0, flags, 0, 0, 0, 0, true);
  }

  /** A descriptor to read the signals of this set from, which every thread must have blocked. */
  int signalDescriptor(NativeBytes set, int flags) {
    return (int) call(Linux.SIGNALFD, set, -1, set.address(), flags, 0, 0, 0);
  }

  int pipe(long twoInts) {
    return (int) call(Files.PIPE, twoInts, 0, 0, 0, 0, 0, true);
  }

  long read(int fd, long address, int byteCount) {
    return call(Files.READ, fd, address, byteCount, 0, 0, 0, false);
  }

  long write(int fd, NativeBytes bytes, int byteCount) {
    return call(Files.WRITE, bytes, fd, bytes.address(), byteCount, 0, 0, 0);
  }

  long map(int fd, long byteCount, int protection, int flags) {
    return call(Files.MMAP, 0, byteCount, protection, flags, fd, 0, false);
  }

  int unmap(long address, long byteCount) {
    return (int) call(Files.MUNMAP, address, byteCount, 0, 0, 0, 0, true);
  }

  // The kernel reads or writes memory of kept, which must not be collected meanwhile.
  private long call(
      MemorySegment function, NativeBytes kept, long a, long b, long c, long d, long e, long f) {
    try {
      return call(function, a, b, c, d, e, f, true);
    } finally {
      Reference.reachabilityFence(kept);
    }
  }

  // A C int comes back in the lower half of the register; what the upper half holds is not defined.
  long call(
      MemorySegment function, long a, long b, long c, long d, long e, long f, boolean returnsInt) {
    long result;
    try {
      result = (long) CALL.invokeExact(function, capture, a, b, c, d, e, f);
    } catch (Throwable thrown) {
      throw new AssertionError("bug: a native call threw", thrown);
    }
    long value = returnsInt ? (int) result : result;
    return value == -1 ? -errno.bytes().getInt(0) : value;
  }
}
