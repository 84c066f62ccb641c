package sextant.files;

import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import sextant.files.store.Batch;
import sextant.files.store.ReceiveFolder;
import sextant.files.store.TransferInUseException;
import sextant.identity.Fingerprint;

/**
 * An offer of another Sextant on its way to being a transfer: begun when it is accepted, or taken
 * up when it was accepted before.
 *
 * @param id the name of the transfer, the same for the same things from the same sender
 * @param isProven whether the sender will prove its large files by their hash trees
 */
record IncomingOffer(
    String id, SextantOffer offer, Proposal proposal, Optional<Kin> kin, boolean isProven) {
  private static final int MOST_LOOKED_AT = 64;

  static IncomingOffer of(
      SextantOffer offer, Fingerprint proven, InetAddress from, boolean isProven) {
    List<SourceEntry> entries = offer.entries();
    String id = SextantOffer.transferId(proven, SextantOffer.entryBytes(entries));
    return new IncomingOffer(
        id, offer, proposal(offer, proven, from), Kin.of(proven, entries), isProven);
  }

  private static Proposal proposal(SextantOffer offer, Fingerprint proven, InetAddress from) {
    List<OfferedFile> files = new ArrayList<>();
    long bytes = 0;
    for (int i = 0; i < offer.entries().size(); i++) {
      SourceEntry entry = offer.entries().get(i);
      if (entry.isFile()) {
        files.add(file(i, entry));
        bytes += entry.size();
      }
    }
    Device sender = offer.sender().provenAs(proven.hex());
    return new Proposal(sender, from, Optional.of(proven), files, bytes, Optional.empty());
  }

  private static OfferedFile file(int index, SourceEntry entry) {
    return new OfferedFile(
        Integer.toString(index),
        entry.name(),
        entry.size(),
        "application/octet-stream",
        Optional.empty(),
        Optional.empty(),
        Optional.of(entry.modified()));
  }

  private Fingerprint sender() {
    return proposal.proven().orElseThrow();
  }

  /** Begins a transfer that was accepted. */
  IncomingTransfer begin(Decision.Accept accept, ReceiveFolder folder, ReceiveDesk desk)
      throws IOException {
    TransferHead head = TransferHead.of(sender(), proposal, accept, kin);
    return transfer(folder, folder.begin(id, head.encode()), head, desk);
  }

  /** Takes up a transfer that was accepted before and broken off; nobody is asked again. */
  Optional<IncomingTransfer> resume(ReceiveFolder folder, ReceiveDesk desk) throws IOException {
    Optional<Batch> same;
    try {
      same = folder.resume(id);
    } catch (TransferInUseException inUse) {
      throw new IOException("this very transfer is running", inUse);
    }
    Optional<Batch> batch = same.isPresent() ? same : kindred(folder);
    return batch.isEmpty()
        ? Optional.empty()
        : Optional.of(transfer(folder, batch.get(), TransferHead.of(batch.get()), desk));
  }

  // The same things under another name, broken off and not running.
  private Optional<Batch> kindred(ReceiveFolder folder) throws IOException {
    if (kin.isEmpty()) {
      return Optional.empty();
    }
    for (String other : folder.unfinished().stream().limit(MOST_LOOKED_AT).toList()) {
      try {
        Optional<Batch> batch = folder.resume(other);
        if (batch.isPresent() && isKindred(batch.get())) {
          return batch;
        }
        if (batch.isPresent()) {
          batch.get().close();
        }
      } catch (TransferInUseException _) { // it goes its own way
      }
    }
    return Optional.empty();
  }

  private boolean isKindred(Batch batch) throws IOException {
    if (batch.head().length == 0) { // from a device that cannot take anything up
      return false;
    }
    Optional<Kin> other = TransferHead.of(batch).kin();
    return other.isPresent() && other.get().hash().equals(kin.orElseThrow().hash());
  }

  private IncomingTransfer transfer(
      ReceiveFolder folder, Batch batch, TransferHead head, ReceiveDesk desk) {
    boolean isRenamed = !head.kin().equals(kin);
    List<SourceEntry> entries = new ArrayList<>(offer.entries());
    if (isRenamed && !entries.getFirst().isFile()) { // some of the folder may be there already
      entries = Kin.renamed(entries, head.kin().orElseThrow().top());
    }
    for (Map.Entry<Integer, String> name : head.names().entrySet()) {
      entries.set(name.getKey(), entries.get(name.getKey()).called(name.getValue()));
    }
    Course course = Course.atMost(0);
    Incoming.Traits traits = new Incoming.Traits(isProven, isRenamed, kin);
    return new IncomingTransfer(
        new Incoming(
            id, proposal, entries, head.unwanted(), folder, batch, desk, course.tally(), traits),
        course);
  }
}
