package sextant.files.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A folder held by its descriptor: {@code openat}, {@code renameat}, {@code O_NOFOLLOW}. */
final class SecureHandle implements Handle {
  private static final Set<OpenOption> CREATE =
      Set.of(
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.READ,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> OPEN =
      Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
  private static final Set<OpenOption> READ =
      Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

  private final SecureDirectoryStream<Path> stream;

  SecureHandle(SecureDirectoryStream<Path> stream) {
    this.stream = stream;
  }

  @Override
  public Handle folder(String name) throws IOException {
    return new SecureHandle(stream.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public FileChannel create(String name) throws IOException {
    return (FileChannel) stream.newByteChannel(Path.of(name), CREATE);
  }

  @Override
  public FileChannel open(String name) throws IOException {
    requireFile(name);
    return (FileChannel) stream.newByteChannel(Path.of(name), OPEN);
  }

  @Override
  public FileChannel read(String name) throws IOException {
    requireFile(name);
    return (FileChannel) stream.newByteChannel(Path.of(name), READ);
  }

  // a pipe would make the opening itself wait for ever
  private void requireFile(String name) throws IOException {
    if (!look(name).orElseThrow(() -> new NoSuchFileException(name)).isRegularFile()) {
      throw new FileSystemException(name, null, "not a regular file");
    }
  }

  @Override
  public Optional<BasicFileAttributes> look(String name) throws IOException {
    try {
      return Optional.of(view(name).readAttributes());
    } catch (NoSuchFileException _) {
      return Optional.empty();
    }
  }

  private BasicFileAttributeView view(String name) {
    return Objects.requireNonNull(
        stream.getFileAttributeView(
            Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
  }

  @Override
  public void move(String name, Handle target, String targetName) throws IOException {
    if (!(target instanceof SecureHandle other)) {
      throw new NotDirectoryException(targetName);
    }
    stream.move(Path.of(name), other.stream, Path.of(targetName));
  }

  @Override
  public void delete(String name) throws IOException {
    stream.deleteFile(Path.of(name));
  }

  @Override
  public void deleteFolder(String name) throws IOException {
    stream.deleteDirectory(Path.of(name));
  }

  @Override
  public void setModified(String name, FileTime modified) throws IOException {
    boolean isBeforeTheEpoch = modified.toMillis() < 0; // which this way of Java's refuses
    view(name).setTimes(isBeforeTheEpoch ? FileTime.fromMillis(0) : modified, null, null);
  }

  @Override
  public void setPermissions(String name, Set<PosixFilePermission> permissions) throws IOException {
    PosixFileAttributeView view =
        stream.getFileAttributeView(
            Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (view != null) {
      view.setPermissions(permissions);
    }
  }

  @Override
  public Set<PosixFilePermission> permissions(String name) throws IOException {
    PosixFileAttributeView view =
        stream.getFileAttributeView(
            Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    return view == null ? Set.of() : Set.copyOf(view.readAttributes().permissions());
  }

  @Override
  public void force() throws IOException {
    try (FileChannel self =
        (FileChannel) stream.newByteChannel(Path.of("."), Set.of(StandardOpenOption.READ))) {
      self.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
