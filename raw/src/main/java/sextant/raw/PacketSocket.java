package sextant.raw;

import java.io.IOException;
import java.net.NetworkInterface;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * A Linux packet socket (AF_PACKET): sees every packet of an interface and can send whole frames.
 *
 * <p>One platform thread calls {@link #receive}; {@link #statistics}, {@link #send} and {@link
 * #close} may come from any thread. Packets that pass the loopback interface appear once.
 */
public final class PacketSocket implements AutoCloseable {
  private static final int AF_PACKET = 17;
  private static final int SOCK_RAW_CLOEXEC = 0x80003;
  private static final int SOCK_DGRAM_CLOEXEC = 0x80002;
  private static final int ALL_PROTOCOLS = 0x0003;
  private static final int SOL_PACKET = 263;
  private static final int PACKET_ADD_MEMBERSHIP = 1;
  private static final int PACKET_STATISTICS = 6;
  private static final int PACKET_IGNORE_OUTGOING = 23;
  private static final int SO_ERROR = 4;
  private static final int ADDRESS_BYTES = 20;

  private final String interfaceName;
  private final int linkType;
  private final int descriptor;
  private final PacketRing ring;
  private final PacketCopier copier;
  private final SocketWaiter waiter;
  private final LibC receiveLibC;
  private final ReentrantLock receiving = new ReentrantLock();
  // Guards what any thread may do: send, statistics, closing.
  private final ReentrantLock control = new ReentrantLock();
  private final LibC controlLibC = new LibC();
  private long received;
  private long dropped;
  private volatile boolean isClosed;

  /**
   * Begins to capture. Throws {@code CAPTURE_DENIED} without the right to, {@code BAD_INPUT} for an
   * interface that does not exist, {@code NOT_YET_HERE} where there are no packet sockets yet.
   */
  public static PacketSocket open(CaptureRequest request) throws IOException {
    OperatingSystem.requireLinux("capture");
    boolean isAny = request.interfaceName().equals(CaptureRequest.ANY);
    CaptureInterface nic = isAny ? null : CaptureInterface.find(request.interfaceName());
    int linkType = nic == null ? CaptureInterface.LINUX_COOKED_V2 : nic.linkType();
    boolean isCooked = linkType == CaptureInterface.LINUX_COOKED_V2;
    LibC libC = new LibC();
    // Protocol zero receives nothing: no packet slips in before filter and ring are in place.
    int fd = libC.socket(AF_PACKET, isCooked ? SOCK_DGRAM_CLOEXEC : SOCK_RAW_CLOEXEC, 0);
    if (fd < 0) {
      throw denied(-fd, request.interfaceName());
    }
    try {
      return new PacketSocket(libC, fd, request, nic, linkType);
    } catch (IOException failed) {
      libC.close(fd);
      throw failed;
    }
  }

  private static FailureException denied(int errno, String subject) {
    boolean isDenied = errno == Errno.EPERM || errno == Errno.EACCES;
    return isDenied
        ? new FailureException(new Failure(Failure.Kind.CAPTURE_DENIED, subject, Errno.text(errno)))
        : Errno.failure(errno, subject);
  }

  private PacketSocket(
      LibC libC, int fd, CaptureRequest request, @Nullable CaptureInterface nic, int linkType)
      throws IOException {
    this.interfaceName = request.interfaceName();
    this.linkType = linkType;
    this.descriptor = fd;
    this.receiveLibC = libC;
    int index = nic == null ? 0 : nic.index();
    if (nic != null && nic.isLoopback()) {
      libC.setOption(fd, SOL_PACKET, PACKET_IGNORE_OUTGOING, 1); // older kernels: the copier skips
    }
    copier = new PacketCopier(linkType == CaptureInterface.LINUX_COOKED_V2, loopbackIndex());
    check(SocketFilter.attach(libC, fd, SocketFilter.limited(request.filter(), snap(request))));
    ring = PacketRing.map(libC, fd, request.bufferBytes());
    check(bind(index));
    if (request.isPromiscuous() && index != 0) {
      check(joinPromiscuous(index));
    }
    waiter = new SocketWaiter(fd);
  }

  private static int snap(CaptureRequest request) {
    return Math.clamp(request.snapLength(), 1, CaptureRequest.WHOLE_PACKETS - 4096);
  }

  private static int loopbackIndex() throws IOException {
    NetworkInterface loopback = NetworkInterface.getByName("lo");
    return loopback == null ? -1 : loopback.getIndex();
  }

  private void check(int result) throws FailureException {
    if (result < 0) {
      throw denied(-result, interfaceName);
    }
  }

  private int bind(int index) {
    NativeBytes address = NativeBytes.allocate(ADDRESS_BYTES);
    address.bytes().putShort(0, (short) AF_PACKET).putInt(4, index);
    address.bytes().put(2, (byte) (ALL_PROTOCOLS >>> 8)).put(3, (byte) ALL_PROTOCOLS);
    return receiveLibC.bind(descriptor, address, ADDRESS_BYTES);
  }

  private int joinPromiscuous(int index) {
    NativeBytes membership = NativeBytes.allocate(16);
    membership.bytes().putInt(0, index).putShort(4, (short) 1);
    return receiveLibC.setOption(descriptor, SOL_PACKET, PACKET_ADD_MEMBERSHIP, membership, 16);
  }

  /** The {@code LINKTYPE_} number of the packets: what a capture file is to say. */
  public int linkType() {
    return linkType;
  }

  /**
   * Waits for packets at most this long (below zero: for ever) and puts as many as are there into
   * the batch, none when the time is up. Returns false when the socket was closed.
   */
  public boolean receive(PacketBatch batch, long timeoutNanos) throws IOException {
    receiving.lock();
    try {
      batch.clear();
      if (isClosed) {
        return false;
      }
      ring.fill(batch, copier);
      if (batch.size() == 0 && waiter.await(timeoutNanos)) {
        ring.fill(batch, copier);
        if (batch.size() == 0) {
          check(-receiveLibC.getOption(descriptor, Abi.LINUX.solSocket(), SO_ERROR));
        }
      }
      return !isClosed;
    } finally {
      receiving.unlock();
    }
  }

  /** What the kernel counted so far; keeps its last values after closing. */
  public CaptureStatistics statistics() {
    control.lock();
    try {
      if (!isClosed) {
        readStatistics();
      }
      return new CaptureStatistics(received, dropped);
    } finally {
      control.unlock();
    }
  }

  // Each reading sets the kernel's counters to zero.
  private void readStatistics() {
    NativeBytes counters = NativeBytes.allocate(16);
    int result = controlLibC.getOption(descriptor, SOL_PACKET, PACKET_STATISTICS, counters, 12);
    if (result == 0) {
      received += counters.bytes().getInt(0) & 0xffff_ffffL;
      dropped += counters.bytes().getInt(4) & 0xffff_ffffL;
    }
  }

  /**
   * Sends one frame, link header included, on this interface; not on {@link CaptureRequest#ANY}.
   */
  public void send(byte[] frame, int offset, int length) throws IOException {
    if (linkType == CaptureInterface.LINUX_COOKED_V2) {
      throw new IllegalStateException("bug: a cooked socket cannot send frames");
    }
    NativeBytes copy = NativeBytes.allocate(length);
    copy.bytes().put(frame, offset, length);
    control.lock();
    try {
      long sent = isClosed ? -Errno.EBADF : controlLibC.sendTo(descriptor, copy, length, copy, 0);
      check((int) Math.min(0, sent));
    } finally {
      control.unlock();
    }
  }

  /** Ends a waiting {@link #receive} and frees the ring; safe to call twice and from any thread. */
  @Override
  public void close() {
    control.lock();
    try {
      if (isClosed) {
        return;
      }
      readStatistics();
      isClosed = true;
      waiter.wake();
      receiving.lock();
      try {
        ring.unmap(controlLibC);
        controlLibC.close(descriptor);
        waiter.close();
      } finally {
        receiving.unlock();
      }
    } finally {
      control.unlock();
    }
  }
}
