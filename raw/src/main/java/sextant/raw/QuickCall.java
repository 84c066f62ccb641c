package sextant.raw;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/**
 * Calls of the C library that never wait, without the change of thread state that lets a garbage
 * collection go on meanwhile: several times cheaper, and forbidden for whatever may block. A result
 * below zero is {@code -errno}.
 *
 * <p>An instance belongs to one thread at a time.
 */
final class QuickCall {
  @SuppressWarnings("restricted") // this module is the one that has native access
  private static final MethodHandle CALL =
      Linker.nativeLinker()
          .downcallHandle(
              FunctionDescriptor.of(
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG,
                  ValueLayout.JAVA_LONG),
              Linker.Option.captureCallState("errno"),
              Linker.Option.critical(false));

  private static final MemorySegment RECV = LibC.function("recv");
  private static final MemorySegment SEND = LibC.function("send");
  private static final MemorySegment EPOLL_WAIT = LibC.function("epoll_wait");
  private static final MemorySegment RECVMMSG = LibC.function("recvmmsg");
  private static final MemorySegment SENDMMSG = LibC.function("sendmmsg");
  private static final int DONT_WAIT = 0x40;
  private static final int NO_SIGNAL = 0x4000;

  private final NativeBytes errno = NativeBytes.allocate(8);
  private final MemorySegment capture = MemorySegment.ofBuffer(errno.bytes());

  long receive(int fd, long address, int byteCount) {
    return call(RECV, fd, address, byteCount, DONT_WAIT);
  }

  long send(int fd, long address, int byteCount) {
    return call(SEND, fd, address, byteCount, DONT_WAIT | NO_SIGNAL);
  }

  /** The events that are there now. */
  int poll(int fd, long events, int most) {
    return (int) call(EPOLL_WAIT, fd, events, most, 0);
  }

  int receiveMessages(int fd, long headers, int count) {
    return (int) call(RECVMMSG, fd, headers, count, DONT_WAIT);
  }

  int sendMessages(int fd, long headers, int count) {
    return (int) call(SENDMMSG, fd, headers, count, DONT_WAIT);
  }

  private long call(MemorySegment function, long a, long b, long c, long d) {
    try {
      long result = (long) CALL.invokeExact(function, capture, a, b, c, d, 0L);
      return (int) result == -1 ? -errno.bytes().getInt(0) : result;
    } catch (Throwable thrown) {
      throw new AssertionError("bug: a native call threw", thrown);
    }
  }
}
