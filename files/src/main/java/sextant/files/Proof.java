package sextant.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;

/** The leaves of a hash tree as the sender tells them. Its file guards it. */
final class Proof {
  private final byte[] leaves;
  private final BitSet told = new BitSet();

  /** For a file of that size, of which nothing is told yet. */
  Proof(long size) {
    this.leaves = new byte[HashTree.count(size) * HashTree.HASH_BYTES];
  }

  /** Adds the leaves from that place of the file on. */
  void add(long offset, ByteBuffer some) throws IOException {
    long from = offset / HashTree.LEAF_BYTES * HashTree.HASH_BYTES;
    boolean isWhole =
        offset % HashTree.LEAF_BYTES == 0 && some.remaining() % HashTree.HASH_BYTES == 0;
    if (!isWhole || from > leaves.length - some.remaining()) {
      throw new IOException("a proof of something else");
    }
    int first = (int) from / HashTree.HASH_BYTES;
    told.set(first, first + some.remaining() / HashTree.HASH_BYTES);
    some.get(leaves, (int) from, some.remaining());
  }

  boolean isWhole() {
    return told.cardinality() * HashTree.HASH_BYTES == leaves.length;
  }

  HashTree tree() {
    return HashTree.ofLeaves(leaves);
  }
}
