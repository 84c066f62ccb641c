package sextant.packets;

import sextant.wire.IpAddress;

/** How much two ends exchanged, per direction. */
public final class ConversationCount {
  private final Conversation conversation;
  private final long firstNanos;
  private long lastNanos;
  private long forwardPackets;
  private long forwardBytes;
  private long backwardPackets;
  private long backwardBytes;

  ConversationCount(Conversation conversation, long epochNanos) {
    this.conversation = conversation;
    this.firstNanos = epochNanos;
    this.lastNanos = epochNanos;
  }

  void addForward(long epochNanos, long bytes) {
    lastNanos = Math.max(lastNanos, epochNanos);
    forwardPackets++;
    forwardBytes += bytes;
  }

  void addBackward(long epochNanos, long bytes) {
    lastNanos = Math.max(lastNanos, epochNanos);
    backwardPackets++;
    backwardBytes += bytes;
  }

  /** The two ends; the first is the one that sent the first packet. */
  public Conversation conversation() {
    return conversation;
  }

  /** Packets from the first end to the second. */
  public long forwardPackets() {
    return forwardPackets;
  }

  /** Bytes from the first end to the second. */
  public long forwardBytes() {
    return forwardBytes;
  }

  /** Packets from the second end to the first. */
  public long backwardPackets() {
    return backwardPackets;
  }

  /** Bytes from the second end to the first. */
  public long backwardBytes() {
    return backwardBytes;
  }

  /** Bytes in both directions. */
  public long bytes() {
    return forwardBytes + backwardBytes;
  }

  /** Packets in both directions. */
  public long packets() {
    return forwardPackets + backwardPackets;
  }

  /** Nanoseconds from the first packet to the last. */
  public long durationNanos() {
    return lastNanos - firstNanos;
  }

  EndpointCount ofFirst(IpAddress address) {
    return new EndpointCount(address, forwardPackets, forwardBytes, backwardPackets, backwardBytes);
  }

  EndpointCount ofSecond(IpAddress address) {
    return new EndpointCount(address, backwardPackets, backwardBytes, forwardPackets, forwardBytes);
  }
}
