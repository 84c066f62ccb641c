package sextant.files.store;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The folders of one transfer below the receiving folder: which real folder stands for which sent
 * one, with the handles used last kept open. Not thread-safe; its batch guards it.
 */
final class FolderTree implements AutoCloseable {
  private static final int MOST_OPEN = 64;
  private static final int MOST_NUMBERS = 100_000;

  private final Handle root;
  private final Handle staging;
  private final Path stagingPath;
  private final Map<List<String>, List<String>> actual = new HashMap<>();
  private final LinkedHashMap<List<String>, Handle> open = new LinkedHashMap<>(64, 0.75f, true);
  private final Set<String> changed = new TreeSet<>();
  private int folderCount;

  FolderTree(Handle root, Handle staging, Path stagingPath) {
    this.root = root;
    this.staging = staging;
    this.stagingPath = stagingPath;
  }

  /** The real folders for sent ones; made when they are missing. */
  List<String> resolve(List<String> sent) throws IOException {
    if (sent.isEmpty()) {
      return List.of();
    }
    List<String> known = actual.get(sent);
    if (known != null) {
      return known;
    }
    List<String> parent = resolve(sent.subList(0, sent.size() - 1));
    List<String> made = new ArrayList<>(parent);
    made.add(find(parent, sent.getLast()));
    actual.put(List.copyOf(sent), made);
    return made;
  }

  // A folder of that name is used as it is; a file or a link in its place makes us take a number.
  private String find(List<String> parent, String name) throws IOException {
    Handle folder = handle(parent);
    for (int number = 1; number < MOST_NUMBERS; number++) {
      String candidate = number == 1 ? name : SafePath.numbered(name, number);
      Optional<BasicFileAttributes> there = folder.look(candidate);
      if (there.isEmpty()) {
        make(folder, candidate);
        changed(parent);
        return candidate;
      }
      if (there.get().isDirectory()) {
        return candidate;
      }
    }
    throw new IOException("no free name for a folder");
  }

  // Java can make a folder only by its path, which a link could lead astray: so it is made in the
  // staging folder, looked at there by its handle, and moved by handles.
  private void make(Handle parent, String name) throws IOException {
    String fresh = fresh();
    staging.folder(fresh).close();
    staging.move(fresh, parent, name);
  }

  private String fresh() throws IOException {
    while (true) {
      String name = "folder-" + folderCount++;
      try {
        Files.createDirectory(stagingPath.resolve(name));
        return name;
      } catch (FileAlreadyExistsException _) { // left by a run that was killed just then
      }
    }
  }

  /** An open handle of a real folder; valid until the next call. */
  Handle handle(List<String> folder) throws IOException {
    if (folder.isEmpty()) {
      return root;
    }
    Handle known = open.get(folder);
    if (known != null) {
      return known;
    }
    Handle parent = handle(folder.subList(0, folder.size() - 1));
    Handle opened = parent.folder(folder.getLast());
    if (open.size() >= MOST_OPEN) {
      var oldest = open.entrySet().iterator();
      oldest.next().getValue().close();
      oldest.remove();
    }
    open.put(List.copyOf(folder), opened);
    return opened;
  }

  /** Remembers that names in a folder changed, for {@link #force}. */
  void changed(List<String> folder) {
    changed.add(String.join("/", folder));
  }

  /** Makes every changed folder durable. */
  void force() throws IOException {
    for (String folder : changed) {
      handle(folder.isEmpty() ? List.of() : List.of(folder.split("/"))).force();
    }
    changed.clear();
  }

  @Override
  public void close() throws IOException {
    for (Handle handle : open.values()) {
      handle.close();
    }
    open.clear();
  }
}
