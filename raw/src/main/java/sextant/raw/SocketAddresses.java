package sextant.raw;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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

  /** Address and port at the front of the memory; an IPv4 address in IPv6 clothes is IPv4 again. */
  static InetSocketAddress read(ByteBuffer memory, boolean isIpv6) {
    return read(memory, 0, port(memory, 0), isIpv6);
  }

  /** The same further back in the memory. */
  static InetSocketAddress read(ByteBuffer memory, int at, int port, boolean isIpv6) {
    InetAddress address = read(memory, at, isIpv6);
    if (address instanceof Inet6Address && isMapped(address.getAddress())) {
      address = read(memory, at + IPV6_ADDRESS + 12 - IPV4_ADDRESS, false);
    }
    return new InetSocketAddress(address, port);
  }

  /** Writes address and port for a socket of this family, IPv4 in IPv6 clothes if need be. */
  static void write(ByteBuffer memory, InetSocketAddress to, boolean isIpv6) {
    if (isIpv6 && to.getAddress() instanceof Inet4Address ipv4) {
      writeFamily(memory, 0, true);
      memory.put(PORT, (byte) (to.getPort() >>> 8)).put(PORT + 1, (byte) to.getPort());
      memory.putLong(IPV6_ADDRESS, 0).putShort(IPV6_ADDRESS + 8, (short) 0);
      memory.putShort(IPV6_ADDRESS + 10, (short) -1);
      memory.put(IPV6_ADDRESS + 12, ipv4.getAddress()).putInt(SCOPE, 0);
    } else {
      write(memory, 0, to.getAddress(), to.getPort());
    }
  }

  private static boolean isMapped(byte[] address) {
    for (int i = 0; i < 12; i++) {
      if (address[i] != (byte) (i < 10 ? 0 : 0xff)) {
        return false;
      }
    }
    return true;
  }
}
