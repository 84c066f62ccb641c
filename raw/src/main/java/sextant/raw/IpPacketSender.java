package sextant.raw;

import java.io.IOException;
import java.lang.ref.Reference;
import java.net.InetAddress;
import java.util.concurrent.locks.ReentrantLock;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Sends whole IP packets, header included, exactly as given; the kernel routes them and fills in an
 * IPv4 checksum, length, source and identification only where they are zero. Safe from any thread.
 */
public final class IpPacketSender implements AutoCloseable {
  private static final int RAW_CLOSE_ON_EXEC = 0x80003;
  private static final int PROTOCOL_RAW = 255;

  private final LibC libC = new LibC();
  private final ReentrantLock lock = new ReentrantLock();
  private final int descriptor;
  private final boolean isIpv6;
  private boolean isClosed;

  private IpPacketSender(boolean isIpv6) throws FailureException {
    this.isIpv6 = isIpv6;
    int family = isIpv6 ? Abi.LINUX.ipv6Family() : Abi.IPV4_FAMILY;
    descriptor = libC.socket(family, RAW_CLOSE_ON_EXEC, PROTOCOL_RAW);
    if (descriptor < 0) {
      throw failure(-descriptor, isIpv6 ? "IPv6" : "IPv4");
    }
  }

  /** Opens the socket; {@code RAW_PACKETS_DENIED} without the right to send raw packets. */
  public static IpPacketSender open(boolean isIpv6) throws IOException {
    OperatingSystem.requireLinux("raw sockets");
    return new IpPacketSender(isIpv6);
  }

  private static FailureException failure(int errno, String subject) {
    boolean isDenied = errno == Errno.EPERM || errno == Errno.EACCES;
    return isDenied
        ? new FailureException(
            new Failure(Failure.Kind.RAW_PACKETS_DENIED, subject, Errno.text(errno)))
        : Errno.failure(errno, subject);
  }

  /** Sends one packet towards this address, which should be the one in its header. */
  public void send(byte[] packet, InetAddress destination) throws IOException {
    NativeBytes copy = NativeBytes.allocate(packet.length);
    copy.bytes().put(packet);
    NativeBytes address = NativeBytes.allocate(SocketAddresses.length(isIpv6));
    SocketAddresses.write(address.bytes(), 0, destination, 0);
    lock.lock();
    try {
      long sent =
          isClosed
              ? -Errno.EBADF
              : libC.sendTo(
                  descriptor, copy, packet.length, address, SocketAddresses.length(isIpv6));
      if (sent < 0) {
        throw failure((int) -sent, destination.getHostAddress());
      }
    } finally {
      lock.unlock();
      Reference.reachabilityFence(copy);
    }
  }

  /** Safe to call twice. */
  @Override
  public void close() {
    lock.lock();
    try {
      if (!isClosed) {
        isClosed = true;
        libC.close(descriptor);
      }
    } finally {
      lock.unlock();
    }
  }
}
