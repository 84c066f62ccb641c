package sextant.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import sextant.files.store.Batch;
import sextant.files.store.PartFile;

/** A file of a Sextant transfer on its way in. Guards which blocks are there by its own lock. */
final class IncomingFile implements AutoCloseable {
  private static final ByteBuffer ZEROS = ByteBuffer.allocate(Frame.BLOCK).asReadOnlyBuffer();

  private final PartFile part;
  private final long size;
  private final boolean mayHoldOldBytes;
  private final BitSet blocks;
  private final Optional<FileChannel> base;
  private long missing;

  /** A new file; the base is the version that is here, when only changes are to come. */
  IncomingFile(PartFile part, long size, Optional<FileChannel> base) throws IOException {
    this(part, size, base, new BitSet(), false);
    if (size > Frame.BLOCK) { // a smaller one comes in one piece
      part.allocate(size);
    }
  }

  private IncomingFile(
      PartFile part, long size, Optional<FileChannel> base, BitSet blocks, boolean isOld) {
    this.part = part;
    this.size = size;
    this.base = base;
    this.blocks = blocks;
    this.mayHoldOldBytes = isOld;
    this.missing = size - presentBytes(blocks, size);
  }

  /** A file that was begun before: every block that the journal has is checked in the part. */
  static IncomingFile resume(Batch batch, int index, long size, Map<Integer, Integer> journaled)
      throws IOException {
    PartFile part = batch.part(index);
    part.allocate(size);
    BitSet present = new BitSet();
    ByteBuffer block = ByteBuffer.allocate(Frame.BLOCK);
    for (Map.Entry<Integer, Integer> entry : journaled.entrySet()) {
      long offset = (long) entry.getKey() * Frame.BLOCK;
      if (offset >= 0 && offset < size) {
        part.read(offset, block.clear().limit((int) Math.min(Frame.BLOCK, size - offset)));
        CRC32C crc = new CRC32C();
        crc.update(block.flip());
        if ((int) crc.getValue() == entry.getValue()) {
          present.set(entry.getKey());
        }
      }
    }
    return new IncomingFile(part, size, Optional.empty(), present, true);
  }

  static long presentBytes(BitSet blocks, long size) {
    long whole = (long) blocks.cardinality() * Frame.BLOCK;
    int last = (int) ((size - 1) / Frame.BLOCK);
    boolean hasLast = size > 0 && blocks.get(last);
    return hasLast ? whole - ((last + 1L) * Frame.BLOCK - size) : whole;
  }

  PartFile part() {
    return part;
  }

  synchronized BitSet present() {
    return (BitSet) blocks.clone();
  }

  /** Writes a stretch; returns whether the file is whole now. */
  boolean write(long offset, ByteBuffer bytes) throws IOException {
    int count = bytes.remaining();
    require(offset, count);
    part.write(offset, bytes);
    return count(offset, count);
  }

  /** A stretch of zeros. */
  boolean hole(long offset, int count) throws IOException {
    require(offset, count);
    if (mayHoldOldBytes) {
      part.write(offset, ZEROS.duplicate().limit(count));
    }
    return count(offset, count);
  }

  /** A stretch of the version that is here; empty when that is not what the sender thinks. */
  Optional<Boolean> copy(long offset, int count, int crc) throws IOException {
    require(offset, count);
    ByteBuffer bytes = ByteBuffer.allocate(count);
    FileChannel from = base.orElseThrow(() -> new IOException("there is no other version"));
    long at = offset;
    while (bytes.hasRemaining()) {
      int got = from.read(bytes, at);
      if (got < 0) {
        return Optional.empty();
      }
      at += got;
    }
    CRC32C actual = new CRC32C();
    actual.update(bytes.flip());
    if ((int) actual.getValue() != crc) {
      return Optional.empty();
    }
    part.write(offset, bytes.rewind());
    return Optional.of(count(offset, count));
  }

  private void require(long offset, int count) throws IOException {
    if (count < 0 || offset < 0 || offset > size - count) {
      throw new IOException("a stretch outside of the file");
    }
  }

  // Whole blocks may come twice, after a broken connection; smaller stretches come once.
  private synchronized boolean count(long offset, int count) {
    boolean isBlock = offset % Frame.BLOCK == 0;
    int block = (int) (offset / Frame.BLOCK);
    if (isBlock && blocks.get(block)) {
      return missing == 0;
    }
    if (isBlock && (count == Frame.BLOCK || offset + count == size)) {
      blocks.set(block);
    }
    missing -= count;
    return missing == 0;
  }

  @Override
  public void close() throws IOException {
    part.close();
    if (base.isPresent()) {
      base.get().close();
    }
  }
}
