package sextant.raw;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/**
 * A UDP socket that receives many datagrams in one call and can send them back in one call; Linux
 * only. One thread receives; any thread may {@link #send} and {@link #shut}.
 */
public final class DatagramExchange implements AutoCloseable {
  private static final int DATAGRAM = 2;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int SOL_SOCKET = 1;
  private static final int SO_RCVBUF = 8;
  private static final int IPPROTO_IPV6 = 41;
  private static final int IPV6_ONLY = 26;
  private static final int SHUT_BOTH = 2;
  private static final MemorySegment SHUTDOWN = LibC.function("shutdown");

  private final int descriptor;
  private final DatagramBatch batch;
  private final InetSocketAddress local;
  private final boolean isIpv6;
  private final LibC senderLibC = new LibC(); // these three guarded by this
  private final NativeBytes outgoing = NativeBytes.allocate(DatagramBatch.SLOT_BYTES);
  private final NativeBytes destination = NativeBytes.allocate(SocketAddresses.SLOT_BYTES);
  private boolean isClosed; // guarded by this
  private volatile boolean isShut;

  private DatagramExchange(LibC libC, int descriptor, boolean isIpv6) {
    this.descriptor = descriptor;
    this.isIpv6 = isIpv6;
    this.batch = new DatagramBatch(libC, descriptor, isIpv6);
    NativeBytes name = NativeBytes.allocate(SocketAddresses.SLOT_BYTES + 8);
    libC.socketName(descriptor, name, SocketAddresses.SLOT_BYTES);
    this.local = SocketAddresses.read(name.bytes(), isIpv6);
  }

  /** Whether this system has what it takes. */
  public static boolean isSupported() {
    return OperatingSystem.current() == OperatingSystem.LINUX;
  }

  /** Binds to this address, for IPv4 too when it is {@code ::}. */
  public static DatagramExchange open(InetSocketAddress where, int receiveBufferBytes)
      throws IOException {
    var libC = new LibC();
    boolean isIpv6 = !(where.getAddress() instanceof Inet4Address);
    int family = isIpv6 ? Abi.LINUX.ipv6Family() : Abi.IPV4_FAMILY;
    int fd = StreamErrors.check(libC.socket(family, DATAGRAM | CLOSE_ON_EXEC, 0));
    try {
      libC.setOption(fd, SOL_SOCKET, SO_RCVBUF, receiveBufferBytes);
      if (isIpv6) {
        libC.setOption(fd, IPPROTO_IPV6, IPV6_ONLY, 0);
      }
      NativeBytes address = NativeBytes.allocate(SocketAddresses.SLOT_BYTES);
      SocketAddresses.write(address.bytes(), 0, where.getAddress(), where.getPort());
      StreamErrors.check(libC.bind(fd, address, SocketAddresses.length(isIpv6)));
      return new DatagramExchange(libC, fd, isIpv6);
    } catch (IOException e) {
      libC.close(fd);
      throw e;
    }
  }

  /** Waits for at least one datagram and returns how many came; 0 once it has been shut. */
  public int receive() throws IOException {
    int count = 0;
    while (!isShut && count == 0) {
      count = batch.receive();
    }
    return isShut ? 0 : count;
  }

  /** Who sent a datagram of the last {@link #receive}. */
  public InetSocketAddress sender(int index) {
    return batch.sender(index);
  }

  /** A datagram of the last {@link #receive}; valid until the next call of this method. */
  public ByteBuffer datagram(int index) {
    return batch.datagram(index);
  }

  /**
   * Sends datagrams of the last {@link #receive} back to those who sent them. Those that cannot be
   * sent are lost; throws what the system said of the first of them.
   */
  public void sendBack(int first, int count) throws IOException {
    batch.sendBack(first, count);
  }

  /** Sends one datagram, waiting for room if need be. */
  public synchronized void send(ByteBuffer bytes, InetSocketAddress to) throws IOException {
    int length = bytes.remaining();
    if (isClosed || length > DatagramBatch.SLOT_BYTES) {
      throw StreamErrors.of(isClosed ? -Errno.EBADF : -Errno.EMSGSIZE);
    }
    outgoing.bytes().put(0, bytes, bytes.position(), length);
    SocketAddresses.write(destination.bytes(), to, isIpv6);
    long sent =
        senderLibC.sendTo(
            descriptor, outgoing, length, destination, SocketAddresses.length(isIpv6));
    if (sent < 0) {
      throw StreamErrors.of((int) sent);
    }
    bytes.position(bytes.limit());
  }

  /** Where it listens, with the port the system chose. */
  public InetSocketAddress local() {
    return local;
  }

  /** Makes the thread that receives return; it then closes. May be called twice. */
  public synchronized void shut() {
    isShut = true;
    if (!isClosed) {
      senderLibC.call(SHUTDOWN, descriptor, SHUT_BOTH, 0, 0, 0, 0, true);
    }
  }

  /** Frees the descriptor; nobody may be in {@link #receive}. May be called twice. */
  @Override
  public synchronized void close() {
    isShut = true;
    if (!isClosed) {
      isClosed = true;
      senderLibC.close(descriptor);
    }
  }
}
