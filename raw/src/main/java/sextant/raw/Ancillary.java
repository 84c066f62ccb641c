package sextant.raw;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Reads what the kernel puts beside a message: times, hop limits, options, error reports. */
final class Ancillary {
  /** Places in {@code struct sock_extended_err}. */
  static final int ERROR_ORIGIN = 4;

  static final int ERROR_DATA = 12;

  static final int SOL_IP = 0;
  static final int SOL_IPV6 = 41;
  static final int IP_TTL = 2;
  static final int IP_RETOPTS = 7;
  static final int IP_RECVERR = 11;
  static final int IPV6_RECVERR = 25;
  static final int IPV6_HOPLIMIT = 52;
  static final int SO_TIMESTAMPNS = 35;
  static final int SO_TIMESTAMPING = 37;

  private static final int ERROR_TYPE = 5;
  private static final int ERROR_CODE = 6;
  private static final int ERROR_INFO = 8;
  private static final int OFFENDER = 16;
  private static final int MACOS_SCM_TIMESTAMP = 2;
  private static final int MACOS_IP_RECVTTL = 24;
  private static final int MACOS_IPV6_HOPLIMIT = 47;

  private Ancillary() {}

  static long timestampNanos(IncomingMessages messages, Abi abi, int index) {
    ByteBuffer memory = messages.control();
    if (abi.hasLengthByte()) {
      int at = messages.controlData(index, abi.solSocket(), MACOS_SCM_TIMESTAMP);
      return at < 0 ? 0 : memory.getLong(at) * 1_000_000_000L + memory.getInt(at + 8) * 1_000L;
    }
    int at = messages.controlData(index, abi.solSocket(), SO_TIMESTAMPING);
    if (at < 0) {
      at = messages.controlData(index, abi.solSocket(), SO_TIMESTAMPNS);
    }
    return at < 0 ? 0 : memory.getLong(at) * 1_000_000_000L + memory.getLong(at + 8);
  }

  static int timeToLive(IncomingMessages messages, int index, boolean isIpv6) {
    boolean isMac = Abi.current().hasLengthByte();
    int at =
        isIpv6
            ? messages.controlData(index, SOL_IPV6, isMac ? MACOS_IPV6_HOPLIMIT : IPV6_HOPLIMIT)
            : messages.controlData(index, SOL_IP, isMac ? MACOS_IP_RECVTTL : IP_TTL);
    return at < 0 ? -1 : messages.control().get(at) & 0xff;
  }

  static byte[] ipOptions(IncomingMessages messages, int index) {
    int at = messages.controlData(index, SOL_IP, IP_RETOPTS);
    byte[] options = new byte[at < 0 ? 0 : messages.controlLength(at)];
    if (at >= 0) {
      messages.control().get(at, options);
    }
    return options;
  }

  static int errorAt(IncomingMessages messages, int index, boolean isIpv6) {
    return isIpv6
        ? messages.controlData(index, SOL_IPV6, IPV6_RECVERR)
        : messages.controlData(index, SOL_IP, IP_RECVERR);
  }

  static SocketError error(IncomingMessages messages, int index, boolean isIpv6) {
    int at = errorAt(messages, index, isIpv6);
    if (at < 0) {
      return new SocketError(SocketError.NONE, 0, 0, 0, 0, null);
    }
    ByteBuffer memory = messages.control();
    int origin = memory.get(at + ERROR_ORIGIN);
    return new SocketError(
        origin,
        memory.getInt(at),
        memory.get(at + ERROR_TYPE) & 0xff,
        memory.get(at + ERROR_CODE) & 0xff,
        memory.getInt(at + ERROR_INFO),
        offender(messages, at + OFFENDER, origin));
  }

  private static @Nullable InetAddress offender(IncomingMessages messages, int at, int origin) {
    return switch (origin) {
      case SocketError.ICMP -> SocketAddresses.read(messages.control(), at, false);
      case SocketError.ICMPV6 -> SocketAddresses.read(messages.control(), at, true);
      default -> null;
    };
  }
}
