package sextant.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import sextant.files.store.FileFacts;
import sextant.files.store.Landed;
import sextant.files.store.Landing;
import sextant.files.store.NameRules;
import sextant.files.store.RefusedNameException;
import sextant.files.store.SafePath;
import sextant.files.store.SmallFiles;
import sextant.words.Failure;

/** The files of a transfer from another Sextant and what became of each. Thread-safe. */
final class Arrivals {
  private final Incoming in;
  private final BitSet settled = new BitSet(); // guarded by itself
  private final Map<Integer, IncomingFile> open = new ConcurrentHashMap<>();
  private final Map<Integer, Base> bases = new HashMap<>(); // read-only once planned
  private final List<Integer> ready = new CopyOnWriteArrayList<>();

  /** Opens the version of a file that changes are told against. */
  interface Base {
    FileChannel open() throws IOException;
  }

  Arrivals(Incoming in) {
    this.in = in;
  }

  /** The entry of that number, which must be a file that was asked for. */
  SourceEntry wanted(int index) throws IOException {
    boolean isFile = index < in.entries().size() && in.entries().get(index).isFile();
    if (!isFile || in.unwanted().get(index)) {
      throw new IOException("a file that was not asked for");
    }
    return in.entries().get(index);
  }

  boolean isSettled(int index) {
    synchronized (settled) {
      return settled.get(index);
    }
  }

  void settle(int index) {
    synchronized (settled) {
      settled.set(index);
    }
  }

  /** Whether every entry is here, or was not wanted. */
  boolean isComplete() {
    synchronized (settled) {
      return settled.cardinality() == in.entries().size();
    }
  }

  /** Only what differs from that version will come. */
  void changesTo(int index, Base base) {
    bases.put(index, base);
  }

  /** A file that an earlier run began; it lands at once when nothing is missing. */
  boolean takeUp(int index, IncomingFile file) {
    open.put(index, file);
    if (in.needsProof(index)) {
      file.expectProof();
    }
    boolean isReady = file.takeWhenReady();
    if (isReady) {
      ready.add(index);
    }
    return isReady;
  }

  /** Lands what an earlier run had whole. */
  void landReady() throws IOException {
    for (int index : ready) {
      land(index);
    }
    ready.clear();
  }

  /** The file of that number, opened when it is not yet. */
  IncomingFile file(int index) throws IOException {
    IncomingFile known = open.get(index);
    if (known != null) {
      return known;
    }
    synchronized (open) {
      IncomingFile again = open.get(index);
      if (again == null) {
        Base base = bases.get(index);
        again =
            new IncomingFile(
                in.batch().part(index),
                in.entries().get(index).size(),
                base == null ? Optional.empty() : Optional.of(base.open()));
        if (in.needsProof(index)) {
          again.expectProof();
        }
        open.put(index, again);
      }
      return again;
    }
  }

  void blockStored(int index, long offset, int crc) throws IOException {
    in.batch().blockStored(index, (int) (offset / Frame.BLOCK), crc);
  }

  /** The faster way for small files, for one stream; empty where there is none. */
  Optional<SmallFiles> smallFiles() throws IOException {
    return in.batch().smallFiles();
  }

  /** Writes a whole small file to where it waits for its name. */
  SmallFiles.Staged stage(SmallFiles small, int index, ByteBuffer bytes) throws IOException {
    SourceEntry entry = in.entries().get(index);
    small.stage(index, facts(entry), bytes);
    return new SmallFiles.Staged(index, path(entry));
  }

  private static FileFacts facts(SourceEntry entry) {
    return new FileFacts(
        entry.modified(), entry.mode() < 0 ? OptionalInt.empty() : OptionalInt.of(entry.mode()));
  }

  private static SafePath path(SourceEntry entry) {
    try {
      return SafePath.of(entry.name(), NameRules.ofThisSystem());
    } catch (RefusedNameException e) {
      throw new IllegalStateException("bug: this name was refused before", e);
    }
  }

  /** Whether nothing of that file has come yet. */
  boolean isUntouched(int index) {
    return !open.containsKey(index) && !bases.containsKey(index);
  }

  /** Gives a whole file its name; returns that when it is another than the sender's. */
  Optional<String> land(int index) throws IOException {
    SourceEntry entry = in.entries().get(index);
    IncomingFile file = file(index);
    Landed landed = in.batch().land(file.part(), Landing.beside(path(entry), facts(entry)));
    Optional<String> root = file.root();
    file.close();
    open.remove(index);
    return landed(index, landed, root);
  }

  /** A file has its name now; returns that when it is another than the sender's. */
  Optional<String> landed(int index, Landed landed, Optional<String> root) {
    if (!isSettled(index)) { // else it was counted as here already
      settle(index);
      in.tally().done(index);
    }
    SourceEntry entry = in.entries().get(index);
    boolean isRenamed = Names.isOther(entry.name(), landed.path());
    in.desk()
        .happened(new ReceiveEvent.Stored(in.id(), landed.file(), entry.size(), isRenamed, root));
    return isRenamed ? Optional.of(landed.path()) : Optional.empty();
  }

  /** The sender cannot give this file any more. */
  void gone(int index, String reason) throws IOException {
    IncomingFile file = open.remove(index);
    if (file != null) {
      file.close();
      in.batch().drop(file.part());
    }
    in.tally().failed(index);
    String name = Names.shown(in.entries().get(index).name(), 200);
    in.desk()
        .happened(
            new ReceiveEvent.Failed(
                in.id(), name, new Failure(Failure.Kind.SOURCE_CHANGED, name, reason)));
  }

  /** Closes what is not whole. */
  void close() throws IOException {
    for (IncomingFile file : open.values()) {
      file.close();
    }
    open.clear();
  }
}
