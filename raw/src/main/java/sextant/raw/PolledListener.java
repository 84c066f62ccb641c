package sextant.raw;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/** Accepts TCP streams for a {@link StreamPoll}; belongs to the thread of the poll. */
public final class PolledListener implements StreamPoll.Polled, AutoCloseable {
  private static final int STREAM = 1;
  private static final int NONBLOCKING_CLOSE_ON_EXEC = 0x80800;
  private static final int SOL_SOCKET = 1;
  private static final int SO_REUSEADDR = 2;
  private static final int IPPROTO_TCP = 6;
  private static final int TCP_NODELAY = 1;
  private static final int IPPROTO_IPV6 = 41;
  private static final int IPV6_ONLY = 26;
  private static final MemorySegment LISTEN = LibC.function("listen");
  private static final MemorySegment ACCEPT = LibC.function("accept4");

  private final StreamPoll poll;
  private final int descriptor;
  private final boolean isIpv6;
  private final NativeBytes address = NativeBytes.allocate(SocketAddresses.SLOT_BYTES + 8);
  private final InetSocketAddress local;
  private boolean isClosed;

  private PolledListener(StreamPoll poll, int descriptor, boolean isIpv6) {
    this.poll = poll;
    this.descriptor = descriptor;
    this.isIpv6 = isIpv6;
    this.local = name(descriptor);
  }

  static PolledListener open(StreamPoll poll, InetSocketAddress where, int backlog)
      throws IOException {
    LibC libC = poll.libC();
    boolean isIpv6 = !(where.getAddress() instanceof Inet4Address);
    int family = isIpv6 ? Abi.LINUX.ipv6Family() : Abi.IPV4_FAMILY;
    int fd = StreamErrors.check(libC.socket(family, STREAM | NONBLOCKING_CLOSE_ON_EXEC, 0));
    try {
      libC.setOption(fd, SOL_SOCKET, SO_REUSEADDR, 1);
      if (isIpv6) {
        libC.setOption(fd, IPPROTO_IPV6, IPV6_ONLY, 0);
      }
      NativeBytes address = NativeBytes.allocate(SocketAddresses.SLOT_BYTES);
      SocketAddresses.write(address.bytes(), 0, where.getAddress(), where.getPort());
      StreamErrors.check(libC.bind(fd, address, SocketAddresses.length(isIpv6)));
      StreamErrors.check((int) libC.call(LISTEN, fd, backlog, 0, 0, 0, 0, true));
      return new PolledListener(poll, fd, isIpv6);
    } catch (IOException e) {
      libC.close(fd);
      throw e;
    }
  }

  int descriptor() {
    return descriptor;
  }

  /** The next who waits, or null when nobody does. Each message leaves at once (no Nagle). */
  public @Nullable PolledStream accept() throws IOException {
    int fd;
    do {
      address.bytes().putInt(SocketAddresses.SLOT_BYTES, SocketAddresses.SLOT_BYTES);
      long length = address.address() + SocketAddresses.SLOT_BYTES;
      int flags = NONBLOCKING_CLOSE_ON_EXEC;
      fd = (int) poll.libC().call(ACCEPT, descriptor, address.address(), length, flags, 0, 0, true);
    } while (fd == -Errno.ECONNABORTED || fd == -Errno.EINTR); // gone before it was welcomed
    if (fd == -Errno.EAGAIN) {
      return null;
    }
    StreamErrors.check(fd);
    InetSocketAddress remote = SocketAddresses.read(address.bytes(), isIpv6);
    var stream = new PolledStream(poll, fd, name(fd), remote);
    poll.libC().setOption(fd, IPPROTO_TCP, TCP_NODELAY, 1);
    try {
      poll.add(stream);
      return stream;
    } catch (IOException e) {
      stream.close();
      throw e;
    }
  }

  private InetSocketAddress name(int fd) {
    poll.libC().socketName(fd, address, SocketAddresses.SLOT_BYTES);
    return SocketAddresses.read(address.bytes(), isIpv6);
  }

  /** Tells of those who come, or lets them wait. */
  public void setListening(boolean on) {
    if (!isClosed) {
      poll.listen(this, on);
    }
  }

  /** Where it listens, with the port the system chose. */
  public InetSocketAddress local() {
    return local;
  }

  /** Stops listening. May be called twice. */
  @Override
  public void close() {
    if (!isClosed) {
      isClosed = true;
      poll.forget(descriptor);
      poll.libC().close(descriptor);
    }
  }
}
