package sextant.files.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Gives what one transfer has whole its final name, the journal first. Whatever has the name
 * already keeps it, and the new one takes a number; what is the same name, the file system says, so
 * that capitals and accents count as they do there. Thread-safe: guarded by itself.
 */
final class Places implements AutoCloseable {
  private static final int MOST_NUMBERS = 1_000_000;

  private final ReceiveFolder folder;
  private final String id;
  private final Handle staging;
  private final Journal journal;
  private final FolderTree tree;
  private final Map<String, Integer> nextNumbers = new HashMap<>();
  private Optional<Descriptors> descriptors = Optional.empty();

  Places(ReceiveFolder folder, String id, Handle staging, Journal journal) {
    this.folder = folder;
    this.id = id;
    this.staging = staging;
    this.journal = journal;
    this.tree = new FolderTree(folder.root(), staging, folder.stagingPath(id));
  }

  /** Sets a name free that a killed run had reserved. */
  synchronized void release(String path) throws IOException {
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

  /** The folders by the system's numbers; empty where the system has none. */
  synchronized Optional<Descriptors> descriptors() throws IOException {
    if (descriptors.isEmpty() && folder.descriptor() >= 0) {
      descriptors = Optional.of(new Descriptors(folder.descriptor(), id));
    }
    return descriptors;
  }

  /** Gives staged files that are on the disk their names. */
  synchronized List<Landed> landGroup(List<SmallFiles.Staged> group) throws IOException {
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

  private Landed landOne(SmallFiles.Staged file, List<String> parent) throws IOException {
    Descriptors folders = descriptors.orElseThrow();
    String name = file.path().name();
    if (SmallFiles.rename(folders, file, parent, name)) {
      tree.changed(parent);
      return landed(parent, name);
    }
    String key = of(parent, name);
    for (int number = nextNumbers.getOrDefault(key, 2); number < MOST_NUMBERS; number++) {
      String candidate = SafePath.numbered(name, number);
      journal.add(new Journal.Entry.Landing(file.index(), of(parent, candidate), false));
      if (SmallFiles.rename(folders, file, parent, candidate)) {
        nextNumbers.put(key, number + 1);
        tree.changed(parent);
        return landed(parent, candidate);
      }
    }
    throw new IOException("no free name for " + name);
  }

  /** The path of a name in a folder. */
  static String of(List<String> parent, String name) {
    return parent.isEmpty() ? name : String.join("/", parent) + "/" + name;
  }

  private Landed landed(List<String> parent, String name) {
    return landed(of(parent, name));
  }

  private Landed landed(String path) {
    Path file = folder.path().resolve(path);
    return new Landed(file, path);
  }

  /** Makes an empty folder, or finds it. */
  synchronized Landed landFolder(SafePath path) throws IOException {
    return landed(String.join("/", tree.resolve(path.parts())));
  }

  /** Moves something out of the staging folder to its place, or beside what is there. */
  synchronized Landed land(int index, String stagingName, Landing landing) throws IOException {
    List<String> parent = tree.resolve(landing.path().folders());
    String name = reserve(index, parent, landing);
    staging.move(stagingName, tree.handle(parent), name);
    tree.changed(parent);
    return landed(parent, name);
  }

  private String reserve(int index, List<String> parent, Landing landing) throws IOException {
    Handle target = tree.handle(parent);
    String name = landing.path().name();
    String key = of(parent, name);
    for (int number = nextNumbers.getOrDefault(key, 1); number < MOST_NUMBERS; number++) {
      String candidate = number == 1 ? name : SafePath.numbered(name, number);
      String place = of(parent, candidate);
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

  /** Returns when every name given so far would survive a loss of power. */
  synchronized void force() throws IOException {
    tree.force();
  }

  @Override
  public synchronized void close() throws IOException {
    tree.close();
    descriptors.ifPresent(Descriptors::close);
    descriptors = Optional.empty();
  }
}
