package sextant.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.stream.IntStream;

/**
 * The SHA-256 of every 4 MiB of a file, and the one above them all (RFC 9162, section 2.1). Leaves
 * know nothing of each other: several cores hash one file, and what differs is found by leaf.
 */
final class HashTree {
  static final int LEAF_BYTES = 4 << 20;
  static final int HASH_BYTES = 32;
  private static final int BUFFER = 256 * 1024;
  private static final byte LEAF = 0;
  private static final byte NODE = 1;

  private final byte[] leaves;

  /** Bytes that can be read at any place, from several threads. */
  @FunctionalInterface
  interface Source {
    /** Reads some bytes; returns how many, negative at the end. */
    int read(ByteBuffer into, long position) throws IOException;
  }

  private HashTree(byte[] leaves) {
    this.leaves = leaves;
  }

  /** Of leaves that were hashed elsewhere, one after the other. */
  static HashTree ofLeaves(byte[] leaves) {
    return new HashTree(leaves.clone());
  }

  /** How many leaves a file of that size has. */
  static int count(long size) {
    return (int) Math.max(1, (size + LEAF_BYTES - 1) / LEAF_BYTES);
  }

  /**
   * Reads so many bytes and hashes them, on all cores.
   *
   * @throws IOException also when the source is shorter
   */
  static HashTree of(Source source, long size) throws IOException {
    int count = count(size);
    byte[] leaves = new byte[count * HASH_BYTES];
    try {
      IntStream.range(0, count)
          .parallel()
          .forEach(leaf -> {
            byte[] hash = leafOf(source, size, leaf);
            System.arraycopy(hash, 0, leaves, leaf * HASH_BYTES, HASH_BYTES);
          });
    } catch (UncheckedIOException e) {
      throw new IOException(e.getCause());
    }
    return new HashTree(leaves);
  }

  private static byte[] leafOf(Source source, long size, int leaf) {
    MessageDigest digest = UploadSession.sha256();
    digest.update(LEAF);
    long at = (long) leaf * LEAF_BYTES;
    long end = Math.min(size, at + LEAF_BYTES);
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    try {
      while (at < end) {
        int count = source.read(buffer.clear().limit((int) Math.min(BUFFER, end - at)), at);
        if (count < 0) {
          throw new IOException("shorter than it was");
        }
        digest.update(buffer.flip());
        at += count;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return digest.digest();
  }

  /** The leaves, one after the other. */
  byte[] leaves() {
    return leaves.clone();
  }

  /** Which leaves are not the same as the other's, which must have as many. */
  BitSet differences(HashTree other) {
    BitSet differences = new BitSet();
    for (int at = 0; at < leaves.length; at += HASH_BYTES) {
      int end = at + HASH_BYTES;
      differences.set(at / HASH_BYTES, !Arrays.equals(leaves, at, end, other.leaves, at, end));
    }
    return differences;
  }

  /** The hash above all leaves, in hexadecimal. */
  String root() {
    return HexFormat.of().formatHex(root(0, leaves.length / HASH_BYTES));
  }

  private byte[] root(int from, int to) {
    if (to - from == 1) {
      return Arrays.copyOfRange(leaves, from * HASH_BYTES, to * HASH_BYTES);
    }
    int middle = from + Integer.highestOneBit(to - from - 1); // the left side is full
    MessageDigest digest = UploadSession.sha256();
    digest.update(NODE);
    digest.update(root(from, middle));
    return digest.digest(root(middle, to));
  }
}
