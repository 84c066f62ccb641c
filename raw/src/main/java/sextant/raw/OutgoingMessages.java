package sextant.raw;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Messages ready to be sent in one call. Each slot has a destination and its bytes; bytes may be
 * shared by all slots, which is how a sweep sends one packet to thousands of addresses.
 */
public final class OutgoingMessages {
  private final Abi abi = Abi.current();
  private final boolean isIpv6;
  private final int slotCount;
  private final int slotBytes;
  private final int headerBytes;
  private final NativeBytes headers;
  private final NativeBytes vectors;
  private final NativeBytes addresses;
  private final NativeBytes contents;

  /** Slots that have bytes of their own. */
  public static OutgoingMessages separate(boolean isIpv6, int slotCount, int slotBytes) {
    return new OutgoingMessages(isIpv6, slotCount, slotBytes, slotBytes);
  }

  /** Slots that all send the bytes of slot zero. */
  public static OutgoingMessages shared(boolean isIpv6, int slotCount, int slotBytes) {
    return new OutgoingMessages(isIpv6, slotCount, slotBytes, 0);
  }

  private OutgoingMessages(boolean isIpv6, int slotCount, int slotBytes, int stride) {
    this.isIpv6 = isIpv6;
    this.slotCount = slotCount;
    this.slotBytes = slotBytes;
    headerBytes = headerBytes(abi);
    headers = NativeBytes.allocate(slotCount * headerBytes);
    vectors = NativeBytes.allocate(slotCount * 16);
    addresses = NativeBytes.allocate(slotCount * SocketAddresses.SLOT_BYTES);
    contents = NativeBytes.allocate(stride == 0 ? slotBytes : slotCount * slotBytes);
    for (int i = 0; i < slotCount; i++) {
      int addressAt = i * SocketAddresses.SLOT_BYTES;
      vectors.bytes().putLong(i * 16, contents.address() + (long) i * stride);
      vectors.bytes().putLong(i * 16 + 8, slotBytes);
      SocketAddresses.writeFamily(addresses.bytes(), addressAt, isIpv6);
      int header = i * headerBytes;
      headers.bytes().putLong(header, addresses.address() + addressAt);
      headers.bytes().putInt(header + 8, SocketAddresses.length(isIpv6));
      headers.bytes().putLong(header + 16, vectors.address() + i * 16L);
      headers.bytes().putInt(header + 24, 1);
    }
  }

  // sendmmsg and recvmmsg take messages that carry their length behind the header.
  static int headerBytes(Abi abi) {
    return abi.messageBytes() + 8;
  }

  /** How many messages fit. */
  public int slotCount() {
    return slotCount;
  }

  /** The most bytes a slot holds. */
  public int slotBytes() {
    return slotBytes;
  }

  /** The memory of all slots, for absolute access; slot i begins at {@code i * slotBytes()}. */
  public ByteBuffer bytes() {
    return contents.bytes();
  }

  /** Fills a slot: copies a message of at most {@link #slotBytes}. */
  public void set(int slot, byte[] message, int length) {
    contents.bytes().put(slot * slotBytes, message, 0, length);
    setLength(slot, length);
  }

  /** How many bytes of the slot to send. */
  public void setLength(int slot, int length) {
    vectors.bytes().putLong(slot * 16 + 8, length);
  }

  /** Where the slot's message goes. */
  public void setDestination(int slot, InetAddress address) {
    SocketAddresses.write(addresses.bytes(), slot * SocketAddresses.SLOT_BYTES, address, 0);
  }

  /** The same for IPv4, the address in network order as one number, without any object. */
  public void setDestination(int slot, int ipv4) {
    int at = slot * SocketAddresses.SLOT_BYTES + SocketAddresses.IPV4_ADDRESS;
    addresses.bytes().putInt(at, NetworkOrder.swap(ipv4));
  }

  boolean isIpv6() {
    return isIpv6;
  }

  long header(int slot) {
    return headers.address() + (long) slot * headerBytes;
  }
}
