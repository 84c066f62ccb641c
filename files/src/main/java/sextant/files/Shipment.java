package sextant.files;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What is still to be sent of an offer, cut into pieces that streams take one by one. */
final class Shipment {
  private static final long RANGE_BYTES = 32L << 20;
  private static final int MOST_SMALL = 128;
  private static final long SMALL_BYTES = 8L << 20;

  private final Queue<Piece> pieces = new ConcurrentLinkedQueue<>();
  private final List<Integer> small = new ArrayList<>();
  private long smallBytes;

  /** Something one stream sends in one go. */
  sealed interface Piece {
    /** Files of one block at most, by their numbers. */
    record Small(List<Integer> files) implements Piece {
      public Small {
        files = List.copyOf(files);
      }
    }

    /** A stretch of a file, without the blocks that are there. */
    record Range(int file, long from, long to, BitSet present) implements Piece {
      public Range {
        present = (BitSet) present.clone();
      }
    }

    /** A file of which another version is there. */
    record Changed(int file, Plan.Hashes hashes) implements Piece {}

    /** The hash tree of a file, by which the receiver compares what it has. */
    record Proof(int file) implements Piece {}
  }

  /**
   * Cuts what the plan asks for.
   *
   * @param isProven whether the hash tree of each large file follows it
   */
  static Shipment of(List<SourceEntry> entries, Plan plan, boolean isProven) {
    Shipment shipment = new Shipment();
    for (int i = 0; i < entries.size(); i++) {
      long size = entries.get(i).size();
      Plan.Wish wish = plan.wishes().get(i);
      switch (wish) {
        case Plan.Wish.Whole _ -> shipment.addWhole(i, size);
        case Plan.Wish.Rest rest -> shipment.addRanges(i, size, rest.present());
        case Plan.Wish.Changes changes ->
            shipment.pieces.add(new Piece.Changed(i, changes.hashes()));
        case Plan.Wish.Here _, Plan.Wish.Unwanted _ -> {}
      }
      boolean isComing = !(wish instanceof Plan.Wish.Here || wish instanceof Plan.Wish.Unwanted);
      if (isProven && isComing && size > Frame.BLOCK) {
        shipment.pieces.add(new Piece.Proof(i));
      }
    }
    shipment.closeSmall();
    return shipment;
  }

  private void addWhole(int file, long size) {
    if (size > Frame.BLOCK) {
      addRanges(file, size, new BitSet());
      return;
    }
    small.add(file);
    smallBytes += size;
    if (small.size() >= MOST_SMALL || smallBytes >= SMALL_BYTES) {
      closeSmall();
    }
  }

  private void closeSmall() {
    if (!small.isEmpty()) {
      pieces.add(new Piece.Small(small));
      small.clear();
      smallBytes = 0;
    }
  }

  private void addRanges(int file, long size, BitSet present) {
    for (long from = 0; from < Math.max(size, 1); from += RANGE_BYTES) {
      pieces.add(new Piece.Range(file, from, Math.min(size, from + RANGE_BYTES), present));
    }
  }

  /** A stretch that did not arrive well. */
  void again(int file, long from, long to) {
    pieces.add(new Piece.Range(file, from, to, new BitSet()));
  }

  /** The next piece for a stream. */
  Optional<Piece> next() {
    return Optional.ofNullable(pieces.poll());
  }

  int size() {
    return pieces.size();
  }
}
