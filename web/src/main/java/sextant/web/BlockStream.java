package sextant.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** A stream that fills buffers: where nothing changes the bytes, a direct one without a copy. */
abstract class BlockStream extends InputStream {
  /** Reads at least one byte into what remains of the buffer; -1 at the end. */
  abstract int read(ByteBuffer into) throws IOException;

  /** Whether a direct buffer is filled without a copy; else one over an array is the better. */
  abstract boolean fillsDirectBuffers();

  @Override
  public final int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public final int read(byte[] bytes, int from, int count) throws IOException {
    return count == 0 ? 0 : read(ByteBuffer.wrap(bytes, from, count));
  }

  /** Reads from any stream as {@link #read(ByteBuffer)} does. */
  static int read(InputStream in, ByteBuffer into) throws IOException {
    if (in instanceof BlockStream blocks) {
      return blocks.read(into);
    }
    if (!into.hasArray()) {
      byte[] bytes = new byte[Math.min(into.remaining(), 1 << 13)];
      int count = in.read(bytes);
      into.put(bytes, 0, Math.max(0, count));
      return count;
    }
    int count = in.read(into.array(), into.arrayOffset() + into.position(), into.remaining());
    into.position(into.position() + Math.max(0, count));
    return count;
  }
}
