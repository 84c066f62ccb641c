package sextant.raw;

/**
 * Where the two families of systems put the same fields: {@code sockaddr}, {@code msghdr} and
 * {@code cmsghdr} of 64-bit Linux and macOS. All numbers are byte offsets or sizes.
 *
 * @param solSocket level of socket options
 * @param ipv6Family address family number of IPv6
 * @param hasLengthByte whether a socket address begins with its own length
 * @param messageBytes size of {@code msghdr}
 * @param control place of the control pointer
 * @param controlLength place of the control length
 * @param messageFlags place of the flags
 * @param controlHeaderBytes size of {@code cmsghdr}, data begin there
 * @param controlAlignment alignment of control messages
 */
record Abi(
    int solSocket,
    int ipv6Family,
    boolean hasLengthByte,
    int messageBytes,
    int control,
    int controlLength,
    int messageFlags,
    int controlHeaderBytes,
    int controlAlignment) {
  static final Abi LINUX = new Abi(1, 10, false, 56, 32, 40, 48, 16, 8);
  static final Abi MACOS = new Abi(0xffff, 30, true, 48, 32, 40, 44, 12, 4);

  static final int IPV4_FAMILY = 2;
  static final int DATAGRAM = 2;
  static final int RAW = 3;
  static final int ICMP = 1;
  static final int ICMPV6 = 58;

  static Abi current() {
    return OperatingSystem.current() == OperatingSystem.MACOS ? MACOS : LINUX;
  }
}
