package sextant.raw;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/** {@code sockaddr_in} and {@code sockaddr_in6} in memory. */
final class SocketAddresses {
  static final int IPV4_BYTES = 16;
  static final int IPV6_BYTES = 28;
  static final int SLOT_BYTES = 32;
  static final int IPV4_ADDRESS = 4;

  private static final int PORT = 2;
  private static final int IPV6_ADDRESS = 8;
  private static final int SCOPE = 24;

  private SocketAddresses() {}

  static int length(boolean isIpv6) {
    return isIpv6 ? IPV6_BYTES : IPV4_BYTES;
  }

  /** Writes the family only: any address, any port. */
  static void writeFamily(ByteBuffer memory, int at, boolean isIpv6) {
    Abi abi = Abi.current();
    int family = isIpv6 ? abi.ipv6Family() : Abi.IPV4_FAMILY;
    if (abi.hasLengthByte()) {
      memory.put(at, (byte) length(isIpv6)).put(at + 1, (byte) family);
    } else {
      memory.putShort(at, (short) family);
    }
  }

  static void write(ByteBuffer memory, int at, InetAddress address, int port) {
    boolean isIpv6 = address instanceof Inet6Address;
    writeFamily(memory, at, isIpv6);
    memory.put(at + PORT, (byte) (port >>> 8)).put(at + PORT + 1, (byte) port);
    memory.put(at + (isIpv6 ? IPV6_ADDRESS : IPV4_ADDRESS), address.getAddress());
    if (address instanceof Inet6Address scoped) {
      memory.putInt(at + SCOPE, scoped.getScopeId());
    }
  }

  static int port(ByteBuffer memory, int at) {
    return ((memory.get(at + PORT) & 0xff) << 8) | (memory.get(at + PORT + 1) & 0xff);
  }

  static InetAddress read(ByteBuffer memory, int at, boolean isIpv6) {
    byte[] address = new byte[isIpv6 ? 16 : 4];
    memory.get(at + (isIpv6 ? IPV6_ADDRESS : IPV4_ADDRESS), address);
    try {
      if (isIpv6) {
        int scope = memory.getInt(at + SCOPE);
        return Inet6Address.getByAddress("", address, scope == 0 ? -1 : scope);
      }
      return InetAddress.getByAddress(address);
    } catch (UnknownHostException impossible) {
      throw new AssertionError("bug: an address of 4 or 16 bytes is legal", impossible);
    }
  }
}
