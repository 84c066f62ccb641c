package sextant.raw;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import sextant.words.FailureException;

/**
 * The memory a packet socket shares with the kernel (TPACKET_V3, linux/if_packet.h): blocks that
 * the kernel fills with packets and hands over whole, so that a busy link costs no call per packet.
 */
final class PacketRing {
  private static final int SOL_PACKET = 263;
  private static final int PACKET_RX_RING = 5;
  private static final int PACKET_VERSION = 10;
  private static final int TPACKET_V3 = 2;
  private static final int HAND_OVER_MILLIS = 10;
  private static final int READ_WRITE = 3;
  private static final int SHARED = 1;

  private static final int BLOCK_STATUS = 8;
  private static final int PACKET_COUNT = 12;
  private static final int FIRST_PACKET = 16;
  private static final int OWNED_BY_KERNEL = 0;
  private static final int OWNED_BY_USER = 1;

  private static final int MIN_BLOCK_BYTES = 1 << 18;
  private static final int MAX_BLOCK_BYTES = 1 << 20;
  private static final int FRAME_BYTES = 2048;
  private static final VarHandle INTS =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private final NativeBytes memory;
  private final int blockBytes;
  private final int blockCount;
  private int block;
  private int packetsLeft;
  private int packetAt;
  private boolean isReadingBlock;

  private PacketRing(NativeBytes memory, int blockBytes, int blockCount) {
    this.memory = memory;
    this.blockBytes = blockBytes;
    this.blockCount = blockCount;
  }

  /** Makes a ring of about this size, of less where the system has not enough memory. */
  static PacketRing map(LibC libC, int fd, int byteCount) throws FailureException {
    check(libC.setOption(fd, SOL_PACKET, PACKET_VERSION, TPACKET_V3));
    int blockBytes = MIN_BLOCK_BYTES;
    while (blockBytes < MAX_BLOCK_BYTES && blockBytes * 16L < byteCount) {
      blockBytes <<= 1;
    }
    int result = -Errno.ENOMEM;
    for (int count = Math.max(2, byteCount / blockBytes);
        count >= 2 && result == -Errno.ENOMEM;
        count /= 2) {
      result = request(libC, fd, blockBytes, count);
      if (result == 0) {
        long length = (long) blockBytes * count;
        long address = libC.map(fd, length, READ_WRITE, SHARED);
        check(address < 0 && address > -4096 ? (int) address : 0);
        return new PacketRing(NativeBytes.mapped(address, length), blockBytes, count);
      }
    }
    throw Errno.failure(-result, "capture buffer");
  }

  private static void check(int result) throws FailureException {
    if (result < 0) {
      throw Errno.failure(-result, "capture buffer");
    }
  }

  private static int request(LibC libC, int fd, int blockBytes, int blockCount) {
    NativeBytes request = NativeBytes.allocate(28);
    request
        .bytes()
        .putInt(blockBytes)
        .putInt(blockCount)
        .putInt(FRAME_BYTES)
        .putInt(blockBytes / FRAME_BYTES * blockCount)
        .putInt(HAND_OVER_MILLIS)
        .putInt(0)
        .putInt(0);
    return libC.setOption(fd, SOL_PACKET, PACKET_RX_RING, request, 28);
  }

  /** Copies what the kernel has handed over until the batch is full; blocks read out go back. */
  void fill(PacketBatch batch, PacketCopier copier) {
    ByteBuffer bytes = memory.bytes();
    while (isReadingBlock || takeBlock(bytes)) {
      while (packetsLeft > 0) {
        if (!copier.copy(bytes, packetAt, batch)) {
          return;
        }
        packetAt += bytes.getInt(packetAt);
        packetsLeft--;
      }
      INTS.setRelease(bytes, block * blockBytes + BLOCK_STATUS, OWNED_BY_KERNEL);
      block = (block + 1) % blockCount;
      isReadingBlock = false;
    }
  }

  private boolean takeBlock(ByteBuffer bytes) {
    int start = block * blockBytes;
    int status = (int) INTS.getAcquire(bytes, start + BLOCK_STATUS);
    if ((status & OWNED_BY_USER) == 0) {
      return false;
    }
    packetsLeft = bytes.getInt(start + PACKET_COUNT);
    packetAt = start + bytes.getInt(start + FIRST_PACKET);
    isReadingBlock = true;
    return true;
  }

  /** Gives the memory back; nothing may read the ring afterwards. */
  void unmap(LibC libC) {
    libC.unmap(memory.address(), (long) blockBytes * blockCount);
  }
}
