package sextant.identity;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where this program keeps what it must remember: keys, known peers, histories.
 *
 * <p>Files are replaced in one step, so a reader (or a crash) sees the old content or the new,
 * never a half; they are readable by their owner only.
 */
public final class StateDirectory {
  private static final FileAttribute<?> OWNER_ONLY_DIRECTORY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  private static final FileAttribute<?> OWNER_ONLY_FILE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path root;

  private StateDirectory(Path root) {
    this.root = root;
  }

  /** Uses exactly this folder; it is made when something is first written. */
  public static StateDirectory at(Path root) {
    return new StateDirectory(root.toAbsolutePath().normalize());
  }

  /** The folder of this process's user: {@code SEXTANT_HOME}, else where the platform wants it. */
  public static StateDirectory ofThisUser() {
    return of(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home")));
  }

  /** Decides from what is given, without looking at the process: the testable half. */
  static StateDirectory of(Map<String, String> environment, String osName, Path home) {
    Optional<String> chosen = set(environment, "SEXTANT_HOME");
    if (chosen.isPresent()) {
      return at(Path.of(chosen.get()));
    }
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("mac")) {
      return at(home.resolve("Library/Application Support/Sextant"));
    }
    if (os.startsWith("windows")) { // local, not roaming: the key belongs to this machine
      return at(
          set(environment, "LOCALAPPDATA")
              .map(Path::of)
              .orElse(home.resolve("AppData/Local"))
              .resolve("Sextant"));
    }
    return at(
        set(environment, "XDG_STATE_HOME")
            .map(Path::of)
            .filter(Path::isAbsolute) // the XDG specification: a relative path is to be ignored
            .orElse(home.resolve(".local/state"))
            .resolve("sextant"));
  }

  private static Optional<String> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** The folder itself; it need not exist yet. */
  public Path path() {
    return root;
  }

  /** The file of that name, for those who read and write by their own rules. */
  public Path file(String name) {
    return root.resolve(name);
  }

  /** The file's content, or empty when there is no such file. */
  public Optional<byte[]> read(String name) throws IOException {
    try {
      return Optional.of(Files.readAllBytes(file(name)));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  /** Writes the file in one step over what was there; on failure the old content stays. */
  public void replace(String name, byte[] content) throws IOException {
    Path fresh = writeBeside(name, content);
    try {
      moveOver(fresh, file(name));
      syncFolder();
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /**
   * Writes the file unless there is one: of several processes that try at once exactly one wins.
   *
   * @return false when there was a file, which is left as it is
   */
  public boolean create(String name, byte[] content) throws IOException {
    Path fresh = writeBeside(name, content);
    try {
      link(fresh, file(name));
      syncFolder();
      return true;
    } catch (FileAlreadyExistsException _) {
      return false;
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  /** Opens a file that only grows, for adding at its end; the caller closes it. */
  public FileChannel append(String name) throws IOException {
    createFolder();
    Set<StandardOpenOption> how = Set.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return FileChannel.open(file(name), how, attributes(OWNER_ONLY_FILE));
  }

  /** Takes the lock of that name when nobody holds it; empty when somebody does. Never waits. */
  public Optional<StateLock> tryLock(String name) throws IOException {
    createFolder();
    return StateLock.tryTake(file(name + ".lock"), attributes(OWNER_ONLY_FILE));
  }

  /** Takes the lock of that name against other processes and threads; close it to let go. */
  public StateLock lock(String name) throws IOException {
    createFolder();
    return StateLock.take(file(name + ".lock"), attributes(OWNER_ONLY_FILE));
  }

  /** Takes from everybody but the owner the right to read a secret file. */
  void protect(String name) throws IOException {
    if (isPosix()) {
      Files.setPosixFilePermissions(file(name), PosixFilePermissions.fromString("rw-------"));
    }
  }

  private static void link(Path fresh, Path target) throws IOException {
    try {
      Files.createLink(target, fresh);
    } catch (UnsupportedOperationException _) {
      Files.move(fresh, target); // refuses an existing target, though not as one atomic step
    }
  }

  private static void moveOver(Path fresh, Path target) throws IOException {
    try {
      Files.move(
          fresh, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path writeBeside(String name, byte[] content) throws IOException {
    createFolder();
    Path fresh = Files.createTempFile(root, "." + name + ".", ".new", attributes(OWNER_ONLY_FILE));
    try (FileChannel out = FileChannel.open(fresh, Set.of(StandardOpenOption.WRITE))) {
      ByteBuffer rest = ByteBuffer.wrap(content);
      while (rest.hasRemaining()) {
        out.write(rest);
      }
      out.force(true);
    } catch (IOException failure) {
      Files.deleteIfExists(fresh);
      throw failure;
    }
    return fresh;
  }

  private void createFolder() throws IOException {
    if (!Files.isDirectory(root)) {
      Files.createDirectories(root, attributes(OWNER_ONLY_DIRECTORY));
    }
  }

  private void syncFolder() throws IOException {
    if (isPosix()) { // elsewhere a folder cannot be opened
      try (FileChannel folder = FileChannel.open(root, StandardOpenOption.READ)) {
        folder.force(true);
      }
    }
  }

  private FileAttribute<?>[] attributes(FileAttribute<?> posix) {
    return root.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {posix}
        : new FileAttribute<?>[0];
  }

  private boolean isPosix() {
    return Files.getFileAttributeView(root, PosixFileAttributeView.class) != null;
  }
}
