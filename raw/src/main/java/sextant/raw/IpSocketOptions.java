package sextant.raw;

import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/**
 * How to open an {@link IpSocket}. Start from {@link #of} and change what differs.
 *
 * @param isIpv6 address family
 * @param identifier 16-bit echo identifier; datagram sockets get another from the kernel
 * @param access which sorts of socket to try
 * @param timestamps which kernel times to ask for
 * @param timeToLive hop limit of what is sent, 0 for the system's default
 * @param trafficClass TOS byte or traffic class
 * @param fragmentation what to do with messages larger than the path MTU
 * @param recording what IPv4 routers are to record
 * @param source address to send from, or null
 * @param interfaceName interface to send through, empty for the system's choice
 * @param receiveBufferBytes socket buffer to ask for, 0 for the default
 * @param mayBroadcast whether broadcast destinations are allowed
 */
public record IpSocketOptions(
    boolean isIpv6,
    int identifier,
    Access access,
    Timestamps timestamps,
    int timeToLive,
    int trafficClass,
    Fragmentation fragmentation,
    Recording recording,
    @Nullable InetAddress source,
    String interfaceName,
    int receiveBufferBytes,
    boolean mayBroadcast) {

  /** Which sorts of ICMP socket to try, in this order. */
  public enum Access {
    RAW_THEN_DATAGRAM,
    RAW,
    DATAGRAM
  }

  /** Which times the kernel is to note. */
  public enum Timestamps {
    NONE,
    RECEIVE,
    TRANSMIT_AND_RECEIVE
  }

  /** The values of {@code IP_MTU_DISCOVER} (ip(7)). */
  public enum Fragmentation {
    /** Never set "don't fragment". */
    ALLOW,
    /** As the route says. */
    WANT,
    /** Always set it; a message above the known path MTU fails locally. */
    FORBID,
    /** Always set it, and send even what the known path MTU forbids. */
    PROBE
  }

  /** Raw or datagram, all kernel times, everything else as the system does by default. */
  public static IpSocketOptions of(boolean isIpv6, int identifier) {
    return new IpSocketOptions(
        isIpv6,
        identifier,
        Access.RAW_THEN_DATAGRAM,
        Timestamps.TRANSMIT_AND_RECEIVE,
        0,
        0,
        Fragmentation.WANT,
        Recording.NONE,
        null,
        "",
        0,
        false);
  }

  /** The same with other access. */
  public IpSocketOptions withAccess(Access other) {
    return new IpSocketOptions(
        isIpv6,
        identifier,
        other,
        timestamps,
        timeToLive,
        trafficClass,
        fragmentation,
        recording,
        source,
        interfaceName,
        receiveBufferBytes,
        mayBroadcast);
  }

  /** The same with other kernel times. */
  public IpSocketOptions withTimestamps(Timestamps other) {
    return new IpSocketOptions(
        isIpv6,
        identifier,
        access,
        other,
        timeToLive,
        trafficClass,
        fragmentation,
        recording,
        source,
        interfaceName,
        receiveBufferBytes,
        mayBroadcast);
  }

  /** The same with other header fields. */
  public IpSocketOptions withHeader(
      int otherTimeToLive, int otherTrafficClass, Fragmentation other, Recording otherRecording) {
    return new IpSocketOptions(
        isIpv6,
        identifier,
        access,
        timestamps,
        otherTimeToLive,
        otherTrafficClass,
        other,
        otherRecording,
        source,
        interfaceName,
        receiveBufferBytes,
        mayBroadcast);
  }

  /** The same from this address or through this interface. */
  public IpSocketOptions withSource(@Nullable InetAddress address, String otherInterface) {
    return new IpSocketOptions(
        isIpv6,
        identifier,
        access,
        timestamps,
        timeToLive,
        trafficClass,
        fragmentation,
        recording,
        address,
        otherInterface,
        receiveBufferBytes,
        mayBroadcast);
  }

  /** The same with another receive buffer. */
  public IpSocketOptions withReceiveBuffer(int byteCount) {
    return new IpSocketOptions(
        isIpv6,
        identifier,
        access,
        timestamps,
        timeToLive,
        trafficClass,
        fragmentation,
        recording,
        source,
        interfaceName,
        byteCount,
        mayBroadcast);
  }

  /** The same with broadcast destinations allowed or not. */
  public IpSocketOptions withBroadcast(boolean isAllowed) {
    return new IpSocketOptions(
        isIpv6,
        identifier,
        access,
        timestamps,
        timeToLive,
        trafficClass,
        fragmentation,
        recording,
        source,
        interfaceName,
        receiveBufferBytes,
        isAllowed);
  }
}
