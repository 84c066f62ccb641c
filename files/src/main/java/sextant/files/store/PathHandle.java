package sextant.files.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * A folder known by its path, for systems that cannot hold one by its descriptor (Windows): looks
 * before each step that the path is still the folder it was.
 */
final class PathHandle implements Handle {
  private final Path path;
  private final Path real;

  PathHandle(Path path) throws IOException {
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(path.toString());
    }
    this.path = path;
    this.real = path.toRealPath();
  }

  private Path at(String name) throws IOException {
    if (!path.toRealPath().equals(real)) {
      throw new NotDirectoryException(path.toString());
    }
    return path.resolve(name);
  }

  @Override
  public Handle folder(String name) throws IOException {
    return new PathHandle(at(name));
  }

  @Override
  public FileChannel create(String name) throws IOException {
    return FileChannel.open(
        at(name),
        StandardOpenOption.CREATE_NEW,
        StandardOpenOption.READ,
        StandardOpenOption.WRITE,
        LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public FileChannel open(String name) throws IOException {
    requireFile(name);
    return FileChannel.open(
        at(name), StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public FileChannel read(String name) throws IOException {
    requireFile(name);
    return FileChannel.open(at(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
  }

  private void requireFile(String name) throws IOException {
    if (!look(name).orElseThrow(() -> new NoSuchFileException(name)).isRegularFile()) {
      throw new FileSystemException(name, null, "not a regular file");
    }
  }

  @Override
  public Optional<BasicFileAttributes> look(String name) throws IOException {
    try {
      return Optional.of(
          Files.readAttributes(at(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  @Override
  public void move(String name, Handle target, String targetName) throws IOException {
    if (!(target instanceof PathHandle other)) {
      throw new NotDirectoryException(targetName);
    }
    Files.move(
        at(name),
        other.at(targetName),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.delete(at(name));
  }

  @Override
  public void deleteFolder(String name) throws IOException {
    Files.delete(at(name));
  }

  @Override
  public void setModified(String name, FileTime modified) throws IOException {
    Files.getFileAttributeView(at(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
        .setTimes(modified, null, null);
  }

  @Override
  public void setPermissions(String name, Set<PosixFilePermission> permissions) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(
            at(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null) {
      view.setPermissions(permissions);
    }
  }

  @Override
  public Set<PosixFilePermission> permissions(String name) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(
            at(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    return view == null ? Set.of() : Set.copyOf(view.readAttributes().permissions());
  }

  @Override
  public void force() throws IOException {
    if (!System.getProperty("os.name", "").startsWith("Windows")) {
      try (FileChannel self = FileChannel.open(path, StandardOpenOption.READ)) {
        self.force(true);
      }
    }
  }

  @Override
  public void close() {
    // nothing is held
  }
}
