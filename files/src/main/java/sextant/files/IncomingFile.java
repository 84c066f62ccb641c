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

/**
 * A file of a Sextant transfer on its way in. Guards by its own lock which blocks are there and
 * what the sender said of the whole.
 */
final class IncomingFile implements AutoCloseable {
  private static final ByteBuffer ZEROS = ByteBuffer.allocate(Frame.BLOCK).asReadOnlyBuffer();

  private final PartFile part;
  private final long size;
  private final Optional<FileChannel> base;
  private final BitSet blocks;
  private long missing;
  private Optional<Proof> proof = Optional.empty();
  private boolean isTaken;

  /** A new file; the base is the version that is here, when only changes are to come. */
  IncomingFile(PartFile part, long size, Optional<FileChannel> base) throws IOException {
    this(part, size, base, new BitSet());
    if (size > Frame.BLOCK) { // a smaller one comes in one piece
      part.allocate(size);
    }
  }

  private IncomingFile(PartFile part, long size, Optional<FileChannel> base, BitSet blocks) {
    this.part = part;
    this.size = size;
    this.base = base;
    this.blocks = blocks;
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
    return new IncomingFile(part, size, Optional.empty(), present);
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

  synchronized boolean isWhole() {
    return missing == 0;
  }

  /** It shall land only when the sender has proven it. */
  synchronized void expectProof() {
    proof = Optional.of(new Proof(size));
  }

  /** What the sender says of the whole, or a stretch of it. */
  synchronized void prove(long offset, ByteBuffer leaves) throws IOException {
    proof.orElseThrow(() -> new IOException("a proof that nobody asked for")).add(offset, leaves);
  }

  /** Whether it can land now. Says so once: whoever hears it lands it. */
  synchronized boolean takeWhenReady() {
    boolean isReady = missing == 0 && !isTaken && (proof.isEmpty() || proof.get().isWhole());
    isTaken |= isReady;
    return isReady;
  }

  /**
   * Compares what is on the disk with the proof; takes back what differs.
   *
   * @return the first bytes of the leaves that must come again
   */
  BitSet disproven() throws IOException {
    HashTree theirs;
    synchronized (this) {
      if (proof.isEmpty()) {
        return new BitSet();
      }
      theirs = proof.get().tree();
    }
    BitSet wrong = HashTree.of(this::readPart, size).differences(theirs);
    synchronized (this) {
      wrong.stream().forEach(this::forget);
      isTaken &= wrong.isEmpty();
    }
    return wrong;
  }

  private int readPart(ByteBuffer into, long position) throws IOException {
    part.read(position, into);
    return into.position() == 0 ? -1 : into.position();
  }

  private void forget(int leaf) {
    long from = (long) leaf * HashTree.LEAF_BYTES;
    long to = Math.min(size, from + HashTree.LEAF_BYTES);
    blocks.clear((int) (from / Frame.BLOCK), (int) ((to + Frame.BLOCK - 1) / Frame.BLOCK));
    missing += to - from;
  }

  /** The hash that both sides have of it; empty when it was not asked for. */
  synchronized Optional<String> root() {
    return proof.map(whole -> whole.tree().root());
  }

  /** Writes a stretch. */
  void write(long offset, ByteBuffer bytes) throws IOException {
    int count = bytes.remaining();
    require(offset, count);
    part.write(offset, bytes);
    count(offset, count);
  }

  /** A stretch of zeros. */
  void hole(long offset, int count) throws IOException {
    require(offset, count);
    if (part.isOld()) { // what a killed run left there need not be zero
      part.write(offset, ZEROS.duplicate().limit(count));
    }
    count(offset, count);
  }

  /** A stretch of the version that is here; false when that is not what the sender thinks. */
  boolean copy(long offset, int count, int crc) throws IOException {
    require(offset, count);
    ByteBuffer bytes = ByteBuffer.allocate(count);
    FileChannel from = base.orElseThrow(() -> new IOException("there is no other version"));
    long at = offset;
    while (bytes.hasRemaining()) {
      int got = from.read(bytes, at);
      if (got < 0) {
        return false;
      }
      at += got;
    }
    CRC32C actual = new CRC32C();
    actual.update(bytes.flip());
    if ((int) actual.getValue() != crc) {
      return false;
    }
    part.write(offset, bytes.rewind());
    count(offset, count);
    return true;
  }

  private void require(long offset, int count) throws IOException {
    if (count < 0 || offset < 0 || offset > size - count) {
      throw new IOException("a stretch outside of the file");
    }
  }

  // Whole blocks may come twice, after a broken connection; smaller stretches come once.
  private synchronized void count(long offset, int count) {
    boolean isBlock = offset % Frame.BLOCK == 0;
    int block = (int) (offset / Frame.BLOCK);
    if (isBlock && blocks.get(block)) {
      return;
    }
    if (isBlock && (count == Frame.BLOCK || offset + count == size)) {
      blocks.set(block);
    }
    missing -= count;
  }

  @Override
  public void close() throws IOException {
    part.close();
    if (base.isPresent()) {
      base.get().close();
    }
  }
}
