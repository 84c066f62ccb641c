package sextant.raw;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** The datagrams of one receive call, in the memory from which they can be sent back. */
final class DatagramBatch {
  static final int SLOT_BYTES = 1 << 16;

  private static final int SLOTS = 32;
  private static final int WAIT_FOR_ONE = 0x10000;
  private static final int KNOWN = 1 << 10;
  private static final int HEADER_BYTES = OutgoingMessages.headerBytes(Abi.LINUX);
  private static final int NAME_LENGTH = 8;

  private final LibC libC;
  private final QuickCall quick = new QuickCall();
  private final int descriptor;
  private final boolean isIpv6;
  private final NativeBytes headers = NativeBytes.allocate(SLOTS * HEADER_BYTES);
  private final NativeBytes vectors = NativeBytes.allocate(SLOTS * 16);
  private final NativeBytes addresses = NativeBytes.allocate(SLOTS * SocketAddresses.SLOT_BYTES);
  private final NativeBytes contents = NativeBytes.allocate(SLOTS * SLOT_BYTES);
  private final @Nullable Known[] known = new @Nullable Known[KNOWN];
  private int used = SLOTS;

  /** A sender seen lately, so that its address is not made anew for each datagram. */
  private record Known(long first, long second, int port, InetSocketAddress address) {}

  DatagramBatch(LibC libC, int descriptor, boolean isIpv6) {
    this.libC = libC;
    this.descriptor = descriptor;
    this.isIpv6 = isIpv6;
    for (int i = 0; i < SLOTS; i++) {
      int header = i * HEADER_BYTES;
      vectors.bytes().putLong(i * 16, contents.address() + (long) i * SLOT_BYTES);
      long name = addresses.address() + (long) i * SocketAddresses.SLOT_BYTES;
      headers.bytes().putLong(header, name);
      headers.bytes().putLong(header + 16, vectors.address() + i * 16L);
      headers.bytes().putLong(header + 24, 1);
    }
  }

  int receive() throws IOException {
    for (int i = 0; i < used; i++) {
      headers.bytes().putInt(i * HEADER_BYTES + NAME_LENGTH, SocketAddresses.SLOT_BYTES);
      vectors.bytes().putLong(i * 16 + 8, SLOT_BYTES);
    }
    used = 0;
    int count = quick.receiveMessages(descriptor, headers.address(), SLOTS);
    if (count == -Errno.EAGAIN) {
      count = libC.receiveMessages(descriptor, headers.address(), SLOTS, WAIT_FOR_ONE);
    }
    if (count < 0 && count != -Errno.EINTR) {
      throw StreamErrors.of(count);
    }
    used = Math.max(0, count);
    return used;
  }

  private int length(int index) {
    return headers.bytes().getInt(index * HEADER_BYTES + Abi.LINUX.messageBytes());
  }

  ByteBuffer datagram(int index) {
    int start = index * SLOT_BYTES;
    return contents.bytes().limit(start + length(index)).position(start);
  }

  InetSocketAddress sender(int index) {
    ByteBuffer memory = addresses.bytes();
    int at = index * SocketAddresses.SLOT_BYTES;
    int port = SocketAddresses.port(memory, at);
    long first = isIpv6 ? memory.getLong(at + 8) : memory.getInt(at + 4);
    long second = isIpv6 ? memory.getLong(at + 16) ^ ((long) memory.getInt(at + 24) << 32) : 0;
    int slot = (int) ((first * 31 + second * 7 + port * 0x9e37_79b9L) >>> 3) & (KNOWN - 1);
    Known last = known[slot];
    if (last == null || last.first != first || last.second != second || last.port != port) {
      last = new Known(first, second, port, SocketAddresses.read(memory, at, port, isIpv6));
      known[slot] = last;
    }
    return last.address;
  }

  void sendBack(int first, int count) throws IOException {
    for (int i = first; i < first + count; i++) {
      vectors.bytes().putLong(i * 16 + 8, length(i));
    }
    int refused = 0;
    for (int at = first; at < first + count; ) {
      int left = first + count - at;
      long header = headers.address() + (long) at * HEADER_BYTES;
      int sent = quick.sendMessages(descriptor, header, left);
      if (sent == -Errno.EAGAIN) {
        sent = libC.sendMessages(descriptor, header, left, 0);
      }
      refused = sent < 0 && refused == 0 ? sent : refused;
      at += Math.max(1, sent);
    }
    if (refused < 0) {
      throw StreamErrors.of(refused);
    }
  }
}
