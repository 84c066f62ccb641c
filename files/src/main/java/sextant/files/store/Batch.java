package sextant.files.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
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
  private static final int MOST_NUMBERS = 1_000_000;

  private final ReceiveFolder folder;
  private final String id;
  private final Handle staging;
  private final FolderTree tree;
  private final Journal journal;
  private final byte[] head;
  private final Progress before;
  private final Map<String, Integer> nextNumbers = new HashMap<>();
  private Optional<Descriptors> descriptors = Optional.empty(); // guarded by tree
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
    this.tree = new FolderTree(folder.root(), staging, folder.stagingPath(id));
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
        releaseReservation(landing.path());
      }
    }
    return new Progress(blocks, landed);
  }

  private void releaseReservation(String path) throws IOException {
    List<String> parts = List.of(path.split("/"));
    try {
      Handle parent = tree.handle(parts.subList(0, parts.size() - 1));
      Optional<BasicFileAttributes> there = parent.look(parts.getLast());
      if (there.isPresent() && there.get().isRegularFile() && there.get().size() == 0) {
        parent.delete(parts.getLast());
      }
    } catch (NoSuchFileException _) { // the person removed the folder meanwhile
      return;
    }
  }

  /**
   * Opens the part of a file, a new one or the one of an earlier run.
   *
   * @param index which file of the transfer it is, from 0
   */
  public PartFile part(int index) throws IOException {
    String name = PartFile.nameOf(index);
    try {
      return new PartFile(index, staging.create(name));
    } catch (FileAlreadyExistsException _) {
      return new PartFile(index, staging.open(name));
    }
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
    return move(part.index(), name, landing);
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
    Optional<Descriptors> folders = descriptors();
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

  private Optional<Descriptors> descriptors() throws IOException {
    synchronized (tree) {
      if (descriptors.isEmpty() && folder.descriptor() >= 0) {
        descriptors = Optional.of(new Descriptors(folder.descriptor(), id));
      }
      return descriptors;
    }
  }

  /** Gives staged files that are on the disk their names. */
  List<Landed> landGroup(List<SmallFiles.Staged> group) throws IOException {
    synchronized (tree) {
      List<List<String>> parents = new ArrayList<>(group.size());
      for (SmallFiles.Staged file : group) {
        parents.add(tree.resolve(file.path().folders()));
      }
      journal.addAll(SmallFiles.landings(group, parents));
      List<Landed> landed = new ArrayList<>(group.size());
      for (int i = 0; i < group.size(); i++) {
        landed.add(landOne(group.get(i), parents.get(i)));
      }
      return landed;
    }
  }

  private Landed landOne(SmallFiles.Staged file, List<String> parent) throws IOException {
    Descriptors folders = descriptors.orElseThrow();
    String name = file.path().name();
    if (SmallFiles.rename(folders, file, parent, name)) {
      tree.changed(parent);
      return landed(parent, name, file.path());
    }
    String key = place(parent, name);
    for (int number = nextNumbers.getOrDefault(key, 2); number < MOST_NUMBERS; number++) {
      String candidate = SafePath.numbered(name, number);
      journal.add(new Journal.Entry.Landing(file.index(), place(parent, candidate), false));
      if (SmallFiles.rename(folders, file, parent, candidate)) {
        nextNumbers.put(key, number + 1);
        tree.changed(parent);
        return landed(parent, candidate, file.path());
      }
    }
    throw new IOException("no free name for " + name);
  }

  static String place(List<String> parent, String name) {
    return parent.isEmpty() ? name : String.join("/", parent) + "/" + name;
  }

  private Landed landed(List<String> parent, String name, SafePath wished) {
    List<String> place = new ArrayList<>(parent);
    place.add(name);
    return landed(place, wished);
  }

  /** Makes an empty folder, or finds it. */
  public Landed landFolder(SafePath path) throws IOException {
    synchronized (tree) {
      return landed(tree.resolve(path.parts()), path);
    }
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
    return move(index, name, Landing.beside(path, FileFacts.NONE));
  }

  private Landed move(int index, String stagingName, Landing landing) throws IOException {
    synchronized (tree) {
      List<String> parent = tree.resolve(landing.path().folders());
      List<String> place = new ArrayList<>(parent);
      place.add(reserve(index, parent, landing));
      staging.move(stagingName, tree.handle(parent), place.getLast());
      tree.changed(parent);
      return landed(place, landing.path());
    }
  }

  private String reserve(int index, List<String> parent, Landing landing) throws IOException {
    Handle target = tree.handle(parent);
    String name = landing.path().name();
    String key = place(parent, name);
    for (int number = nextNumbers.getOrDefault(key, 1); number < MOST_NUMBERS; number++) {
      String candidate = number == 1 ? name : SafePath.numbered(name, number);
      String place = place(parent, candidate);
      Optional<BasicFileAttributes> there = target.look(candidate);
      if (there.isPresent()) {
        if (there.get().isRegularFile() && landing.mayReplace().test(there.get())) {
          journal.add(new Journal.Entry.Landing(index, place, false));
          return candidate;
        }
        continue;
      }
      journal.add(new Journal.Entry.Landing(index, place, true));
      try (FileChannel reservation = target.create(candidate)) {
        assert reservation.isOpen() : "bug: a file just made is closed";
        nextNumbers.put(key, number + 1);
        return candidate;
      } catch (FileAlreadyExistsException _) { // somebody was faster: the next number
      }
    }
    throw new IOException("no free name for " + landing.path().name());
  }

  private Landed landed(List<String> place, SafePath wished) {
    String path = String.join("/", place);
    return new Landed(folder.path().resolve(path), path, !place.equals(wished.parts()));
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
    synchronized (tree) {
      tree.force();
    }
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
    synchronized (tree) {
      tree.close();
      descriptors.ifPresent(Descriptors::close);
      descriptors = Optional.empty();
    }
    staging.close();
  }
}
