package sextant.raw;

import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * A zeroed piece of native memory that system calls can point at, in the machine's byte order. The
 * garbage collector frees it, so whoever passes {@code address} to the kernel keeps this reachable.
 *
 * <p>A direct buffer and not an arena's segment: its accessors need no {@code VarHandle}s, which
 * saves tens of milliseconds at start-up, and no check of the owning thread.
 */
record NativeBytes(ByteBuffer bytes, long address) {

  static NativeBytes allocate(int byteCount) {
    ByteBuffer bytes = ByteBuffer.allocateDirect(byteCount).order(ByteOrder.nativeOrder());
    return new NativeBytes(bytes, MemorySegment.ofBuffer(bytes).address());
  }

  /** Memory the kernel gave, such as a mapped ring: valid until it is unmapped. */
  @SuppressWarnings("restricted") // the kernel's word for the size is all there is
  static NativeBytes mapped(long address, long byteCount) {
    ByteBuffer bytes =
        MemorySegment.ofAddress(address)
            .reinterpret(byteCount)
            .asByteBuffer()
            .order(ByteOrder.nativeOrder());
    return new NativeBytes(bytes, address);
  }
}
