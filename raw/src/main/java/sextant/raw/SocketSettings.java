package sextant.raw;

import sextant.words.FailureException;

/** Switches an IP socket's options on, Linux and macOS numbers in one place. */
final class SocketSettings {
  private static final int SOL_RAW = 255;
  private static final int SOL_ICMPV6 = 58;
  private static final int ICMP_FILTER = 1;
  private static final int ALL_BUT_ECHO_REPLY = ~1;
  private static final int ECHO_REPLY_V6 = 129;

  private static final int SO_BROADCAST_LINUX = 6;
  private static final int SO_BROADCAST_MACOS = 0x20;
  private static final int SO_RCVBUF = 8;
  private static final int SO_RCVBUFFORCE = 33;
  private static final int SO_BINDTODEVICE = 25;
  private static final int SO_TIMESTAMP_MACOS = 0x0400;

  private static final int IP_TOS = 1;
  private static final int IP_OPTIONS = 4;
  private static final int IP_MTU_DISCOVER = 10;
  private static final int IP_RECVTTL = 12;
  private static final int IP_RECVTTL_MACOS = 24;
  private static final int IP_TOS_MACOS = 3;
  private static final int IP_TTL_MACOS = 4;
  private static final int IPV6_UNICAST_HOPS = 16;
  private static final int IPV6_UNICAST_HOPS_MACOS = 4;
  private static final int IPV6_MTU_DISCOVER = 23;
  private static final int IPV6_RECVHOPLIMIT = 51;
  private static final int IPV6_RECVHOPLIMIT_MACOS = 37;
  private static final int IPV6_TCLASS = 67;
  private static final int IPV6_TCLASS_MACOS = 36;

  private static final int RECEIVE_TIMES = (1 << 3) | (1 << 4);
  private static final int TRANSMIT_TIMES = (1 << 1) | (1 << 11);
  private static final int NUMBERED = 1 << 7;

  private final LibC libC;
  private final int fd;
  private final IpSocketOptions options;
  private final Abi abi = Abi.current();
  private final boolean isMac = abi.hasLengthByte();
  private boolean hasTransmitTimes;

  SocketSettings(LibC libC, int fd, IpSocketOptions options) {
    this.libC = libC;
    this.fd = fd;
    this.options = options;
  }

  boolean hasTransmitTimes() {
    return hasTransmitTimes;
  }

  void apply() throws FailureException {
    if (!options.interfaceName().isEmpty()) {
      bindToInterface(options.interfaceName());
    }
    applyTimestamps();
    applyHeader();
    if (!isMac) {
      set(options.isIpv6() ? Ancillary.SOL_IPV6 : Ancillary.SOL_IP, recvErr(), 1);
      applyFragmentation();
    }
    if (options.receiveBufferBytes() > 0
        && (isMac || set(abi.solSocket(), SO_RCVBUFFORCE, options.receiveBufferBytes()) < 0)) {
      set(abi.solSocket(), isMac ? 0x1002 : SO_RCVBUF, options.receiveBufferBytes());
    }
    if (options.mayBroadcast()) {
      set(abi.solSocket(), isMac ? SO_BROADCAST_MACOS : SO_BROADCAST_LINUX, 1);
    }
    if (options.recording() != Recording.NONE) {
      applyIpOptions(options.recording().toBytes());
    }
  }

  private int set(int level, int option, int value) {
    return libC.setOption(fd, level, option, value);
  }

  private int recvErr() {
    return options.isIpv6() ? Ancillary.IPV6_RECVERR : Ancillary.IP_RECVERR;
  }

  private void applyTimestamps() {
    if (options.timestamps() == IpSocketOptions.Timestamps.NONE) {
      return;
    }
    if (isMac) {
      set(abi.solSocket(), SO_TIMESTAMP_MACOS, 1);
      return;
    }
    if (options.timestamps() == IpSocketOptions.Timestamps.TRANSMIT_AND_RECEIVE) {
      int all = RECEIVE_TIMES | TRANSMIT_TIMES | NUMBERED;
      hasTransmitTimes = set(abi.solSocket(), Ancillary.SO_TIMESTAMPING, all) == 0;
    }
    if (!hasTransmitTimes) {
      set(abi.solSocket(), Ancillary.SO_TIMESTAMPNS, 1);
    }
  }

  // The count starts anew only when numbering was off before (net/core/sock.c).
  void restartTransmitTimes() {
    if (hasTransmitTimes) {
      set(abi.solSocket(), Ancillary.SO_TIMESTAMPING, RECEIVE_TIMES);
      int all = RECEIVE_TIMES | TRANSMIT_TIMES | NUMBERED;
      set(abi.solSocket(), Ancillary.SO_TIMESTAMPING, all);
    }
  }

  private void applyHeader() throws FailureException {
    if (options.isIpv6()) {
      set(Ancillary.SOL_IPV6, isMac ? IPV6_RECVHOPLIMIT_MACOS : IPV6_RECVHOPLIMIT, 1);
    } else {
      set(Ancillary.SOL_IP, isMac ? IP_RECVTTL_MACOS : IP_RECVTTL, 1);
    }
    if (options.timeToLive() > 0) {
      setTimeToLive(options.timeToLive());
    }
    if (options.trafficClass() != 0) {
      int result =
          options.isIpv6()
              ? set(
                  Ancillary.SOL_IPV6,
                  isMac ? IPV6_TCLASS_MACOS : IPV6_TCLASS,
                  options.trafficClass())
              : set(Ancillary.SOL_IP, isMac ? IP_TOS_MACOS : IP_TOS, options.trafficClass());
      check(result, "TOS " + options.trafficClass());
    }
  }

  void setTimeToLive(int hops) {
    if (options.isIpv6()) {
      set(Ancillary.SOL_IPV6, isMac ? IPV6_UNICAST_HOPS_MACOS : IPV6_UNICAST_HOPS, hops);
    } else {
      set(Ancillary.SOL_IP, isMac ? IP_TTL_MACOS : Ancillary.IP_TTL, hops);
    }
  }

  private void applyFragmentation() throws FailureException {
    int value =
        switch (options.fragmentation()) {
          case ALLOW -> 0;
          case WANT -> 1;
          case FORBID -> 2;
          case PROBE -> 3;
        };
    if (value != 1) {
      int result =
          options.isIpv6()
              ? set(Ancillary.SOL_IPV6, IPV6_MTU_DISCOVER, value)
              : set(Ancillary.SOL_IP, IP_MTU_DISCOVER, value);
      check(result, "path MTU setting");
    }
  }

  private void applyIpOptions(byte[] wanted) throws FailureException {
    NativeBytes memory = NativeBytes.allocate(40);
    memory.bytes().put(wanted);
    check(libC.setOption(fd, Ancillary.SOL_IP, IP_OPTIONS, memory, wanted.length), "IP options");
    set(Ancillary.SOL_IP, Ancillary.IP_RETOPTS, 1);
  }

  private void bindToInterface(String name) throws FailureException {
    byte[] bytes = name.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    NativeBytes memory = NativeBytes.allocate(bytes.length + 1);
    memory.bytes().put(bytes);
    if (isMac) {
      throw OperatingSystem.notYet("binding to an interface");
    }
    check(libC.setOption(fd, abi.solSocket(), SO_BINDTODEVICE, memory, bytes.length + 1), name);
  }

  /** Lets only replies to our identifier through; without it every ping wakes every pinger. */
  void keepOnlyEchoReplies() {
    if (isMac) {
      return;
    }
    if (options.isIpv6()) {
      NativeBytes filter = NativeBytes.allocate(32);
      for (int i = 0; i < 8; i++) {
        filter.bytes().putInt(i * 4, -1);
      }
      filter.bytes().putInt(ECHO_REPLY_V6 / 32 * 4, ~(1 << (ECHO_REPLY_V6 % 32)));
      libC.setOption(fd, SOL_ICMPV6, ICMP_FILTER, filter, 32);
    } else {
      set(SOL_RAW, ICMP_FILTER, ALL_BUT_ECHO_REPLY);
    }
    SocketFilter.attach(libC, fd, SocketFilter.echoReplies(options.isIpv6(), options.identifier()));
  }

  /** Binds where an address or an identifier must be fixed; returns the port the kernel chose. */
  int bind(boolean isRaw) throws FailureException {
    if (isRaw && options.source() == null) {
      return 0;
    }
    NativeBytes address = NativeBytes.allocate(SocketAddresses.SLOT_BYTES);
    java.net.InetAddress source = options.source();
    int length = SocketAddresses.length(options.isIpv6());
    if (source == null) {
      SocketAddresses.writeFamily(address.bytes(), 0, options.isIpv6());
    } else {
      SocketAddresses.write(address.bytes(), 0, source, 0);
    }
    check(libC.bind(fd, address, length), source == null ? "ICMP" : source.getHostAddress());
    libC.socketName(fd, address, length);
    return SocketAddresses.port(address.bytes(), 0);
  }

  private static void check(int result, String subject) throws FailureException {
    if (result < 0) {
      throw Errno.failure(Errno.portable(-result), subject);
    }
  }
}
