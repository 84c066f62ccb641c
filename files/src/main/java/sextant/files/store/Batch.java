package sextant.files.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The files of one transfer on their way into a folder. Closing it keeps what is there for another
 * day; {@link #finish} and {@link #discard} clear up. Thread-safe.
 */
public final class Batch implements AutoCloseable {
  private final ReceiveFolder folder;
  private final String id;
  private final Handle staging;
  private final Places places;
  private final Journal journal;
  private final byte[] head;
  private final Progress before;
  private volatile Set<PosixFilePermission> usualPermissions = Set.of();

  /**
   * What an earlier run of this transfer did.
   *
   * @param blocks the CRC-32C by block number, by file; to be checked against the part
   * @param landed the place below the folder, by file
   */
  public record Progress(Map<Integer, Map<Integer, Integer>> blocks, Map<Integer, String> landed) {
    /** Nothing was done yet. */
    public static final Progress NONE = new Progress(Map.of(), Map.of());
  }

  private Batch(
      ReceiveFolder folder,
      String id,
      Handle staging,
      Journal journal,
      byte[] head,
      List<Journal.Entry> entries)
      throws IOException {
    this.folder = folder;
    this.id = id;
    this.staging = staging;
    this.journal = journal;
    this.head = head;
    this.places = new Places(folder, id, staging, journal);
    this.before = recover(entries);
  }

  static Batch begin(ReceiveFolder folder, String id, Handle staging, byte[] head)
      throws IOException {
    return new Batch(folder, id, staging, Journal.create(staging, head), head, List.of());
  }

  /** Takes up a batch that was interrupted; empty when its journal cannot be trusted. */
  static Optional<Batch> resume(ReceiveFolder folder, String id, Handle staging)
      throws IOException {
    Optional<Journal.Found> found = Journal.open(staging);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Journal.Found it = found.get();
    return Optional.of(
        new Batch(folder, id, staging, it.journal(), bytesOf(it.head()), it.entries()));
  }

  private static byte[] bytesOf(ByteBuffer head) {
    byte[] bytes = new byte[head.remaining()];
    head.get(bytes);
    return bytes;
  }

  /** What {@link ReceiveFolder#begin} was told. */
  public byte[] head() {
    return head.clone();
  }

  /** The name of the transfer. */
  public String id() {
    return id;
  }

  /** What an earlier run did. */
  public Progress before() {
    return before;
  }

  private Progress recover(List<Journal.Entry> entries) throws IOException {
    Map<Integer, Map<Integer, Integer>> blocks = new HashMap<>();
    Map<Integer, Journal.Entry.Landing> landings = new HashMap<>();
    for (Journal.Entry entry : entries) {
      switch (entry) {
        case Journal.Entry.Block block ->
            blocks
                .computeIfAbsent(block.file(), file -> new HashMap<>())
                .put(block.block(), block.crc());
        case Journal.Entry.Landing landing -> landings.put(landing.file(), landing);
      }
    }
    Map<Integer, String> landed = new HashMap<>();
    for (Journal.Entry.Landing landing : landings.values()) {
      if (staging.look(PartFile.nameOf(landing.file())).isEmpty()) {
        landed.put(landing.file(), landing.path());
      } else if (landing.isReserved()) {
        places.release(landing.path());
      }
    }
    return new Progress(blocks, landed);
  }

  /**
   * Opens the part of a file, a new one or the one of an earlier run.
   *
   * @param index which file of the transfer it is, from 0
   */
  public PartFile part(int index) throws IOException {
    String name = PartFile.nameOf(index);
    try {
      return new PartFile(index, staging.create(name), false);
    } catch (FileAlreadyExistsException _) {
      return new PartFile(index, staging.open(name), true);
    }
  }

  /** Opens the part of a file for reading beside its writer. */
  public FileChannel readPart(int index) throws IOException {
    return staging.read(PartFile.nameOf(index));
  }

  /** Notes that a block is in its part. */
  public void blockStored(int file, int block, int crc) throws IOException {
    journal.add(new Journal.Entry.Block(file, block, crc));
  }

  /** Puts a part on the disk for good; close it first or after, as you like. */
  public void force(PartFile part) throws IOException {
    part.force();
  }

  /**
   * Gives a finished part its final name. Everything is on the disk before the name is; that the
   * name itself is, {@link #force()} makes sure.
   */
  public Landed land(PartFile part, Landing landing) throws IOException {
    String name = PartFile.nameOf(part.index());
    part.force();
    part.close();
    applyFacts(name, landing.facts());
    return places.land(part.index(), name, landing);
  }

  private void applyFacts(String name, FileFacts facts) throws IOException {
    OptionalInt mode = facts.keptMode(folder.keepsExecutable());
    if (mode.isPresent()) {
      Set<PosixFilePermission> wanted = permissions(mode.getAsInt());
      if (!wanted.equals(usual())) { // most files need no call of their own
        staging.setPermissions(name, wanted);
      }
    }
    if (facts.modified() != null) {
      staging.setModified(name, facts.modified());
    }
  }

  // What our new files are allowed, as the journal was; looked up once.
  private Set<PosixFilePermission> usual() throws IOException {
    Set<PosixFilePermission> known = usualPermissions;
    if (known.isEmpty()) {
      known = staging.permissions(Journal.FILE);
      usualPermissions = known;
    }
    return known;
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    Set<PosixFilePermission> kept = EnumSet.noneOf(PosixFilePermission.class);
    PosixFilePermission[] all = PosixFilePermission.values(); // rwx of owner, group, others
    for (int bit = 0; bit < all.length; bit++) {
      if ((mode & (0400 >> bit)) != 0) {
        kept.add(all[bit]);
      }
    }
    return kept;
  }

  boolean keepsExecutable() {
    return folder.keepsExecutable();
  }

  /** A faster way for small files; empty where the system has none. One for each stream. */
  public Optional<SmallFiles> smallFiles() throws IOException {
    Optional<Descriptors> folders = places.descriptors();
    if (folders.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(new SmallFiles(this, folders.get(), mode(usual())));
  }

  private static int mode(Set<PosixFilePermission> permissions) {
    int mode = 0;
    for (PosixFilePermission each : PosixFilePermission.values()) {
      mode = mode << 1 | (permissions.contains(each) ? 1 : 0);
    }
    return mode;
  }

  /** Gives staged files that are on the disk their names. */
  List<Landed> landGroup(List<SmallFiles.Staged> group) throws IOException {
    return places.landGroup(group);
  }

  /** Makes an empty folder, or finds it. */
  public Landed landFolder(SafePath path) throws IOException {
    return places.landFolder(path);
  }

  /**
   * Makes a symbolic link.
   *
   * @param target where it points; must be relative and stay below the folder, else it is refused
   */
  public Landed landLink(int index, SafePath path, String target)
      throws IOException, RefusedNameException {
    LinkTargets.requireInside(path, target);
    String name = "link-" + index;
    Files.deleteIfExists(folder.stagingPath(id).resolve(name));
    Files.createSymbolicLink(folder.stagingPath(id).resolve(name), Path.of(target));
    return places.land(index, name, Landing.beside(path, FileFacts.NONE));
  }

  /** Removes the part of a file that will not come. */
  public void drop(PartFile part) throws IOException {
    part.close();
    try {
      staging.delete(PartFile.nameOf(part.index()));
    } catch (NoSuchFileException | ClosedDirectoryStreamException _) { // gone with the transfer
      return;
    }
  }

  /** Returns when every name given so far would survive a loss of power. */
  public void force() throws IOException {
    places.force();
  }

  /** Ends the transfer: everything is durable, nothing is left behind. */
  public void finish() throws IOException {
    force();
    discard();
  }

  /** Forgets the transfer with its parts; what has landed stays. */
  public void discard() throws IOException {
    close();
    folder.removeStaging(id);
  }

  @Override
  public void close() throws IOException {
    journal.close();
    places.close();
    staging.close();
  }
}
