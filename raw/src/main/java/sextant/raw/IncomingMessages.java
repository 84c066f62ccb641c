package sextant.raw;

import java.net.InetAddress;
import java.nio.ByteBuffer;

/**
 * Room for the messages of one receive call, reused from call to call: bytes, sender, and what the
 * kernel said beside them. Filled by {@link IpSocket}; not for several threads.
 */
public final class IncomingMessages {
  private static final int CONTROL_BYTES = 256;
  private static final int LENGTH_OVER = 0x7fff_ffff;

  private final Abi abi = Abi.current();
  private final int headerBytes = OutgoingMessages.headerBytes(abi);
  private final int slotCount;
  private final int slotBytes;
  private final NativeBytes headers;
  private final NativeBytes vectors;
  private final NativeBytes addresses;
  private final NativeBytes contents;
  private final NativeBytes controls;
  private boolean isIpv6;
  private boolean hasIpHeader;
  private int size;

  /** Room for this many messages of at most this many bytes; longer ones are cut. */
  public IncomingMessages(int slotCount, int slotBytes) {
    this.slotCount = slotCount;
    this.slotBytes = slotBytes;
    headers = NativeBytes.allocate(slotCount * headerBytes);
    vectors = NativeBytes.allocate(slotCount * 16);
    addresses = NativeBytes.allocate(slotCount * SocketAddresses.SLOT_BYTES);
    contents = NativeBytes.allocate(slotCount * slotBytes);
    controls = NativeBytes.allocate(slotCount * CONTROL_BYTES);
    for (int i = 0; i < slotCount; i++) {
      vectors.bytes().putLong(i * 16, contents.address() + (long) i * slotBytes);
      vectors.bytes().putLong(i * 16 + 8, slotBytes);
      int header = i * headerBytes;
      long address = addresses.address() + (long) i * SocketAddresses.SLOT_BYTES;
      headers.bytes().putLong(header, address);
      headers.bytes().putLong(header + 16, vectors.address() + i * 16L);
      headers.bytes().putInt(header + 24, 1);
      headers
          .bytes()
          .putLong(header + abi.control(), controls.address() + (long) i * CONTROL_BYTES);
    }
    prepare(slotCount);
  }

  /** Gives the kernel back the room of the messages it filled last time. */
  private void prepare(int count) {
    for (int i = 0; i < count; i++) {
      int header = i * headerBytes;
      headers.bytes().putInt(header + 8, SocketAddresses.IPV6_BYTES);
      headers.bytes().putInt(header + abi.controlLength(), CONTROL_BYTES);
      headers.bytes().putInt(header + abi.messageFlags(), 0);
    }
  }

  /** Receives without waiting and returns how many messages came. */
  int fill(LibC libC, int fd, int flags, boolean fromIpv6, boolean withIpHeader) {
    prepare(size);
    isIpv6 = fromIpv6;
    hasIpHeader = withIpHeader;
    size = 0;
    if (OperatingSystem.current() == OperatingSystem.LINUX) {
      size = Math.max(0, libC.receiveMessages(fd, headers.address(), slotCount, flags));
    } else {
      long length = libC.receiveMessage(fd, headers.address(), flags);
      if (length >= 0) {
        headers.bytes().putInt(abi.messageBytes(), (int) length);
        size = 1;
      }
    }
    return size;
  }

  /** The number of messages held now. */
  public int size() {
    return size;
  }

  /** How many messages fit. */
  public int slotCount() {
    return slotCount;
  }

  /** The memory all messages lie in, in the machine's byte order; absolute access only. */
  public ByteBuffer bytes() {
    return contents.bytes();
  }

  /** Where the message begins that the protocol defines, behind the IP header if there is one. */
  public int offset(int index) {
    return index * slotBytes + ipHeaderLength(index);
  }

  /** The bytes of that message; zero when the IP header lies about its own length. */
  public int length(int index) {
    return Math.max(0, received(index) - ipHeaderLength(index));
  }

  /** The bytes of the IPv4 header in front, zero when the socket does not deliver it. */
  public int ipHeaderLength(int index) {
    return hasIpHeader && received(index) > 0
        ? (contents.bytes().get(index * slotBytes) & 0xf) * 4
        : 0;
  }

  /** Where the IPv4 header begins. */
  public int ipHeaderOffset(int index) {
    return index * slotBytes;
  }

  private int received(int index) {
    return Math.min(slotBytes, headers.bytes().getInt(index * headerBytes + abi.messageBytes()));
  }

  /** Who sent it; for an error, whom the failed message was for. */
  public InetAddress source(int index) {
    return SocketAddresses.read(addresses.bytes(), index * SocketAddresses.SLOT_BYTES, isIpv6);
  }

  /** The IPv4 source as one number in network order, without any object. */
  public int sourceIpv4(int index) {
    int at = index * SocketAddresses.SLOT_BYTES + SocketAddresses.IPV4_ADDRESS;
    return NetworkOrder.swap(addresses.bytes().getInt(at));
  }

  /** When the kernel saw it, in nanoseconds since 1970; zero when it does not say. */
  public long kernelNanos(int index) {
    return Ancillary.timestampNanos(this, abi, index);
  }

  /** The time to live or hop limit it arrived with, -1 when unknown. */
  public int timeToLive(int index) {
    return hasIpHeader
        ? contents.bytes().get(index * slotBytes + 8) & 0xff
        : Ancillary.timeToLive(this, index, isIpv6);
  }

  /** The bytes of the IPv4 options it arrived with; empty when there are none. */
  public byte[] ipOptions(int index) {
    if (hasIpHeader) {
      int length = Math.clamp(ipHeaderLength(index) - 20, 0, 40);
      byte[] options = new byte[length];
      contents.bytes().get(index * slotBytes + 20, options);
      return options;
    }
    return Ancillary.ipOptions(this, index);
  }

  /** The report of the error queue, when this message came from there. */
  public SocketError error(int index) {
    return Ancillary.error(this, index, isIpv6);
  }

  /** What kind of report it is, without making an object: see {@link SocketError#origin}. */
  public int errorOrigin(int index) {
    int at = Ancillary.errorAt(this, index, isIpv6);
    return at < 0 ? 0 : controls.bytes().get(at + Ancillary.ERROR_ORIGIN);
  }

  /** For a transmit time: the number of the message since timestamps were switched on. */
  public int errorData(int index) {
    int at = Ancillary.errorAt(this, index, isIpv6);
    return at < 0 ? -1 : controls.bytes().getInt(at + Ancillary.ERROR_DATA);
  }

  ByteBuffer control() {
    return controls.bytes();
  }

  /** The place of the data of a control message, or -1. */
  int controlData(int index, int level, int type) {
    int used = headers.bytes().getInt(index * headerBytes + abi.controlLength()) & LENGTH_OVER;
    int at = index * CONTROL_BYTES;
    int end = at + Math.min(CONTROL_BYTES, used);
    ByteBuffer memory = controls.bytes();
    int typeAt = abi.controlHeaderBytes() - 4;
    while (at + abi.controlHeaderBytes() <= end) {
      int length = memory.getInt(at);
      if (length < abi.controlHeaderBytes() || length > end - at) {
        return -1;
      }
      if (memory.getInt(at + typeAt - 4) == level && memory.getInt(at + typeAt) == type) {
        return at + abi.controlHeaderBytes();
      }
      at += (length + abi.controlAlignment() - 1) & -abi.controlAlignment();
    }
    return -1;
  }

  /** The length of the data at a place that {@link #controlData} returned. */
  int controlLength(int dataAt) {
    return controls.bytes().getInt(dataAt - abi.controlHeaderBytes()) - abi.controlHeaderBytes();
  }
}
