package sextant.files.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import sextant.raw.FolderCalls;

/** The folder a person chose for what arrives. Nothing is ever written outside of it. */
public final class ReceiveFolder implements AutoCloseable {
  private static final long SPARE_BYTES = 16L << 20; // for the journal and the person's own work

  private final Path path;
  private final Handle root;
  private final boolean keepsExecutable;
  private final int descriptor;

  private ReceiveFolder(Path path, Handle root, boolean keepsExecutable) {
    this.path = path;
    this.root = root;
    this.keepsExecutable = keepsExecutable;
    this.descriptor = FolderCalls.isSupported() ? new FolderCalls().open(path.toString()) : -1;
  }

  /**
   * Opens a folder, which is made when it is missing. The folder itself may be reached through a
   * link, since a person chose it.
   *
   * @param keepsExecutable whether files that were executable there may be so here
   */
  public static ReceiveFolder open(Path path, boolean keepsExecutable) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path);
    }
    Path real = path.toRealPath();
    return new ReceiveFolder(real, handleOf(real), keepsExecutable);
  }

  @SuppressWarnings("StreamResourceLeak") // the handle owns it
  private static Handle handleOf(Path folder) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(folder);
    if (stream instanceof SecureDirectoryStream<Path> secure) {
      return new SecureHandle(secure);
    }
    stream.close();
    return new PathHandle(folder);
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  Handle root() {
    return root;
  }

  /** The system's number for the open folder; negative where there is none. */
  int descriptor() {
    return descriptor;
  }

  boolean keepsExecutable() {
    return keepsExecutable;
  }

  Path stagingPath(String id) {
    return path.resolve(SafePath.STAGING).resolve(id);
  }

  /** Whether that many bytes would fit now. */
  public boolean hasRoomFor(long byteCount) throws IOException {
    return Files.getFileStore(path).getUsableSpace() - SPARE_BYTES >= byteCount;
  }

  /**
   * Begins a transfer.
   *
   * @param id its name, unique and made by us: letters, digits and hyphens
   * @param head what to remember of it, given back by {@link Batch#head}
   */
  public synchronized Batch begin(String id, byte[] head) throws IOException {
    requireName(id);
    Optional<BasicFileAttributes> all = root.look(SafePath.STAGING);
    if (all.isEmpty()) {
      Files.createDirectory(path.resolve(SafePath.STAGING));
    } else if (!all.get().isDirectory()) {
      throw new NotDirectoryException(path.resolve(SafePath.STAGING).toString());
    }
    Files.createDirectory(stagingPath(id));
    return Batch.begin(this, id, openStaging(id), head);
  }

  /**
   * Takes up a transfer that was interrupted.
   *
   * @return empty when there is none of that name or what is left of it cannot be trusted; then it
   *     is gone
   */
  public Optional<Batch> resume(String id) throws IOException {
    Handle staging;
    try {
      staging = openStaging(requireName(id));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
    Optional<Batch> batch = Batch.resume(this, id, staging);
    if (batch.isEmpty()) {
      staging.close();
      removeStaging(id);
    }
    return batch;
  }

  private Handle openStaging(String id) throws IOException {
    try (Handle all = root.folder(SafePath.STAGING)) {
      return all.folder(id);
    }
  }

  private static boolean isName(String id) {
    return id.matches("[A-Za-z0-9-]{1,64}");
  }

  private static String requireName(String id) {
    if (!isName(id)) {
      throw new IllegalArgumentException("bug: not a transfer's name");
    }
    return id;
  }

  /** The transfers that were interrupted here. */
  public List<String> unfinished() throws IOException {
    List<String> ids = new ArrayList<>();
    Path all = path.resolve(SafePath.STAGING);
    if (Files.isDirectory(all, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(all)) {
        for (Path each : stream) {
          String name = each.getFileName().toString();
          if (isName(name)) {
            ids.add(name);
          }
        }
      }
    }
    return ids;
  }

  /** What a place below the folder is now; links on the way are not followed. */
  public Optional<BasicFileAttributes> look(SafePath place) throws IOException {
    try (Looking looking = new Looking()) {
      return looking.at(place);
    }
  }

  /**
   * Looks at many places; those in one folder, one after the other, cost one call each. Close it
   * soon: it sees a folder as it was opened. For one thread.
   */
  public final class Looking implements AutoCloseable {
    private List<String> last = List.of();
    private Optional<Reached> parent = Optional.of(new Reached(root, true));

    /** What a place below the folder is now; links on the way are not followed. */
    public Optional<BasicFileAttributes> at(SafePath place) throws IOException {
      if (!place.folders().equals(last)) {
        close();
        last = List.copyOf(place.folders());
        parent = Optional.empty();
        try {
          parent = Optional.of(reach(last));
        } catch (NoSuchFileException _) { // then there is nothing in it either
          return Optional.empty();
        }
      }
      return parent.isPresent() ? parent.get().handle().look(place.name()) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
      if (parent.isPresent()) {
        parent.get().close();
      }
      parent = Optional.empty();
      last = List.of("");
    }
  }

  /** Opens a file below the folder for reading; links on the way are not followed. */
  public FileChannel read(SafePath place) throws IOException {
    try (Reached parent = reach(place.folders())) {
      return parent.handle().read(place.name());
    }
  }

  private record Reached(Handle handle, boolean isRoot) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      if (!isRoot) {
        handle.close();
      }
    }
  }

  private Reached reach(List<String> folders) throws IOException {
    Reached at = new Reached(root, true);
    for (String name : folders) {
      Optional<BasicFileAttributes> there = at.handle().look(name);
      if (there.isEmpty() || !there.get().isDirectory()) {
        at.close();
        throw there.isEmpty() ? new NoSuchFileException(name) : new NotDirectoryException(name);
      }
      Handle next = at.handle().folder(name);
      at.close();
      at = new Reached(next, false);
    }
    return at;
  }

  void removeStaging(String id) throws IOException {
    try (Handle all = root.folder(SafePath.STAGING)) {
      try (Handle staging = all.folder(id);
          DirectoryStream<Path> names = Files.newDirectoryStream(stagingPath(id))) {
        for (Path each : names) {
          remove(staging, each.getFileName().toString());
        }
      }
      all.deleteFolder(id);
    } catch (NoSuchFileException _) {
      return;
    }
    removeStagingWhenEmpty();
  }

  private static void remove(Handle staging, String name) throws IOException {
    Optional<BasicFileAttributes> there = staging.look(name);
    if (there.isPresent() && there.get().isDirectory()) {
      staging.deleteFolder(name); // one that never got its place: it is empty
    } else if (there.isPresent()) {
      staging.delete(name);
    }
  }

  private synchronized void removeStagingWhenEmpty() throws IOException {
    if (unfinished().isEmpty()) {
      try {
        root.deleteFolder(SafePath.STAGING);
      } catch (IOException _) { // another transfer began just now
        return;
      }
    }
  }

  @Override
  public void close() throws IOException {
    root.close();
    if (descriptor >= 0) {
      new FolderCalls().close(descriptor);
    }
  }
}
