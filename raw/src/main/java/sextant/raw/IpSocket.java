package sextant.raw;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.concurrent.atomic.AtomicBoolean;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * A socket for the protocols that the system keeps to itself: ICMP and ICMPv6 (raw, or datagram
 * where only that is allowed), and raw UDP or TCP headers for tracing. It never waits; {@link
 * SocketWaiter} does.
 *
 * <p>ICMP errors about what it sent arrive in {@link #receiveErrors}, for raw and datagram sockets
 * alike, and so do transmit times.
 */
public final class IpSocket implements AutoCloseable {
  /** Protocol numbers for {@link #openRaw}. */
  public static final int TCP = 6;

  public static final int UDP = 17;

  private static final int ANY_PORT = 1025;
  private static final int CLOSE_ON_EXEC = 0x80000;
  private static final int DONT_WAIT_LINUX = 0x40;
  private static final int DONT_WAIT_MACOS = 0x80;
  private static final int ERROR_QUEUE = 0x2000;

  private final LibC libC;
  private final int descriptor;
  private final IpSocketOptions options;
  private final boolean isRaw;
  private final int identifier;
  private final SocketSettings settings;
  private final AtomicBoolean isClosed = new AtomicBoolean();

  /**
   * Opens an ICMP socket that receives the echo replies to its own identifier. Throws {@code
   * RAW_SOCKET_DENIED} when the system allows neither raw nor datagram sockets.
   */
  public static IpSocket openIcmp(IpSocketOptions options) throws FailureException {
    OperatingSystem system = OperatingSystem.current();
    if (system != OperatingSystem.LINUX && system != OperatingSystem.MACOS) {
      throw OperatingSystem.notYet("ping");
    }
    int protocol = options.isIpv6() ? Abi.ICMPV6 : Abi.ICMP;
    LibC libC = new LibC();
    int fd = -Errno.EACCES;
    boolean isRaw = options.access() != IpSocketOptions.Access.DATAGRAM;
    if (isRaw) {
      fd = open(libC, options, Abi.RAW, protocol);
    }
    if (fd < 0 && isDenied(fd) && options.access() != IpSocketOptions.Access.RAW) {
      isRaw = false;
      fd = open(libC, options, Abi.DATAGRAM, protocol);
    }
    return build(libC, fd, options, isRaw, protocol);
  }

  /** Opens a raw socket whose messages begin with a UDP or TCP header; needs CAP_NET_RAW. */
  public static IpSocket openRaw(int protocol, IpSocketOptions options) throws FailureException {
    OperatingSystem.requireLinux("raw sockets");
    LibC libC = new LibC();
    return build(libC, open(libC, options, Abi.RAW, protocol), options, true, protocol);
  }

  /**
   * Whether many hosts would answer what is sent there: the kernel, which knows the networks,
   * denies such an address to a socket that did not ask for it. Sends nothing; false on other
   * systems than Linux.
   */
  public static boolean isBroadcast(InetAddress address) {
    if (OperatingSystem.current() != OperatingSystem.LINUX || address instanceof Inet6Address) {
      return false;
    }
    LibC libC = new LibC();
    int fd = libC.socket(Abi.IPV4_FAMILY, Abi.DATAGRAM | CLOSE_ON_EXEC, UDP);
    NativeBytes name = NativeBytes.allocate(SocketAddresses.SLOT_BYTES);
    SocketAddresses.write(name.bytes(), 0, address, ANY_PORT);
    int result = libC.connect(fd, name, SocketAddresses.IPV4_BYTES);
    libC.close(fd);
    return result == -Errno.EACCES;
  }

  private static int open(LibC libC, IpSocketOptions options, int type, int protocol) {
    Abi abi = Abi.current();
    int family = options.isIpv6() ? abi.ipv6Family() : Abi.IPV4_FAMILY;
    int flags = OperatingSystem.current() == OperatingSystem.LINUX ? CLOSE_ON_EXEC : 0;
    return libC.socket(family, type | flags, protocol);
  }

  private static boolean isDenied(int result) {
    return result == -Errno.EPERM || result == -Errno.EACCES;
  }

  // What opens ICMP to everybody, ping_group_range, does nothing for the others.
  private static Failure denied(int protocol, String reason) {
    return switch (protocol) {
      case UDP -> new Failure(Failure.Kind.RAW_PACKETS_DENIED, "UDP", reason);
      case TCP -> new Failure(Failure.Kind.RAW_PACKETS_DENIED, "TCP", reason);
      default -> new Failure(Failure.Kind.RAW_SOCKET_DENIED, "ICMP", reason);
    };
  }

  private static IpSocket build(
      LibC libC, int fd, IpSocketOptions options, boolean isRaw, int protocol)
      throws FailureException {
    if (isDenied(fd)) {
      throw new FailureException(denied(protocol, Errno.text(-fd)));
    }
    if (fd < 0) {
      throw Errno.failure(Errno.portable(-fd), options.isIpv6() ? "ICMPv6" : "ICMP");
    }
    try {
      return new IpSocket(libC, fd, options, isRaw, protocol);
    } catch (FailureException failed) {
      libC.close(fd);
      throw failed;
    }
  }

  private IpSocket(LibC libC, int fd, IpSocketOptions options, boolean isRaw, int protocol)
      throws FailureException {
    this.libC = libC;
    this.descriptor = fd;
    this.options = options;
    this.isRaw = isRaw;
    settings = new SocketSettings(libC, fd, options);
    settings.apply();
    if (isRaw && (protocol == Abi.ICMP || protocol == Abi.ICMPV6)) {
      settings.keepOnlyEchoReplies();
    }
    int port = settings.bind(isRaw);
    identifier = isRaw ? options.identifier() : port;
  }

  /** Whether messages carry IPv6 addresses. */
  public boolean isIpv6() {
    return options.isIpv6();
  }

  /** Whether this is a raw socket: then the program writes checksums of ICMP over IPv4. */
  public boolean isRaw() {
    return isRaw;
  }

  /** The identifier that echo requests carry on the wire. */
  public int identifier() {
    return identifier;
  }

  /** Whether the kernel notes when it hands each message to the driver. */
  public boolean hasTransmitTimes() {
    return settings.hasTransmitTimes();
  }

  /**
   * Sends slots and returns how many went out, or {@code -errno} when the first of them failed. May
   * wait for room in the send buffer.
   */
  public int send(OutgoingMessages messages, int firstSlot, int count) {
    int result;
    if (OperatingSystem.current() == OperatingSystem.LINUX) {
      result = libC.sendMessages(descriptor, messages.header(firstSlot), count, 0);
    } else {
      long sent = libC.sendMessage(descriptor, messages.header(firstSlot), 0);
      result = sent < 0 ? (int) sent : 1;
    }
    return result < 0 ? -Errno.portable(-result) : result;
  }

  /** Receives what is there, never waiting, and returns the number of messages. */
  public int receive(IncomingMessages messages) {
    boolean isMac = Abi.current().hasLengthByte();
    boolean withIpHeader = !options.isIpv6() && (isRaw || isMac);
    int flags = isMac ? DONT_WAIT_MACOS : DONT_WAIT_LINUX;
    return messages.fill(libC, descriptor, flags, options.isIpv6(), withIpHeader);
  }

  /** Fetches reports of the error queue, never waiting, and returns their number. */
  public int receiveErrors(IncomingMessages messages) {
    if (Abi.current().hasLengthByte()) {
      return 0;
    }
    int flags = DONT_WAIT_LINUX | ERROR_QUEUE;
    return messages.fill(libC, descriptor, flags, options.isIpv6(), false);
  }

  /** Changes the hop limit of what is sent from now on. */
  public void setTimeToLive(int hops) {
    settings.setTimeToLive(hops);
  }

  /** Counts transmit times from zero again: after a failed send the kernel's count is not known. */
  public void restartTransmitTimes() {
    settings.restartTransmitTimes();
  }

  int descriptor() {
    return descriptor;
  }

  /** Frees the descriptor; no other call may be under way. */
  @Override
  public void close() {
    if (isClosed.compareAndSet(false, true)) {
      libC.close(descriptor);
    }
  }
}
