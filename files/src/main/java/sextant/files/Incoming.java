package sextant.files;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import sextant.files.store.Batch;
import sextant.files.store.ReceiveFolder;

/**
 * What is settled about a transfer from another Sextant before its first byte.
 *
 * @param id what the sender calls it
 * @param entries under the names they are to have here
 * @param unwanted numbers of those that were not accepted
 * @param traits what is not the same for every transfer
 */
record Incoming(
    String id,
    Proposal proposal,
    List<SourceEntry> entries,
    BitSet unwanted,
    ReceiveFolder folder,
    Batch batch,
    ReceiveDesk desk,
    Tally tally,
    Traits traits) {
  /**
   * How it is done.
   *
   * @param isProven whether large files are compared leaf by leaf before they land
   * @param isRenamed whether it was begun under another name, which a folder keeps
   * @param kin by which it is known under another name
   */
  record Traits(boolean isProven, boolean isRenamed, Optional<Kin> kin) {}

  Incoming {
    entries = List.copyOf(entries);
    unwanted = (BitSet) unwanted.clone();
  }

  /** Whether a file lands only when its hash tree is the sender's. */
  boolean needsProof(int index) {
    return traits.isProven() && entries.get(index).size() > Frame.BLOCK;
  }
}
