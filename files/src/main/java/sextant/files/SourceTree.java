package sextant.files;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * Everything below the paths a person named, as it was at one moment. Nothing is opened and nothing
 * hashed: a hundred thousand files take about a second.
 *
 * @param entries in the order of the names, folders before what is in them
 * @param totalBytes of all files
 * @param leftOut what cannot be sent: sockets, pipes, devices, links that lead nowhere or in
 *     circles
 */
public record SourceTree(List<SourceEntry> entries, long totalBytes, List<Path> leftOut) {
  private static final int MOST_DEPTH = 120;

  /** Keeps copies. */
  public SourceTree {
    entries = List.copyOf(entries);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * Walks the paths.
   *
   * @throws FailureException when one of them is missing or cannot be read
   */
  public static SourceTree of(List<Path> paths, LinkPolicy links) throws FailureException {
    Walk walk = new Walk(links);
    for (Path path : paths) {
      Path real = path.toAbsolutePath().normalize();
      Path last = real.getFileName();
      try {
        walk.named(real, last == null ? "root" : last.toString());
      } catch (IOException e) {
        throw Failure.wrap(e, path.toString());
      }
    }
    long total = walk.entries.stream().mapToLong(SourceEntry::size).sum();
    return new SourceTree(walk.entries, total, walk.leftOut);
  }

  /** Only the files, as LocalSend can carry nothing else. */
  public List<SourceEntry> files() {
    return entries.stream().filter(entry -> entry.kind() == SourceEntry.Kind.FILE).toList();
  }

  private static final class Walk {
    private static final List<PosixFilePermission> ALL_PERMISSIONS =
        List.of(PosixFilePermission.values());

    private final LinkPolicy links;
    private final Class<? extends BasicFileAttributes> type;
    private final List<SourceEntry> entries = new ArrayList<>();
    private final List<Path> leftOut = new ArrayList<>();
    private final List<Object> above = new ArrayList<>(); // keys of the folders we are in

    Walk(LinkPolicy links) {
      this.links = links;
      boolean isPosix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
      this.type = isPosix ? PosixFileAttributes.class : BasicFileAttributes.class;
    }

    // A path that a person named is followed even when it is a link: they mean what it leads to.
    void named(Path path, String name) throws IOException {
      BasicFileAttributes attributes = attributes(path);
      add(path, name, attributes);
    }

    // With the permissions in the same call where the system has them.
    private BasicFileAttributes attributes(Path path, LinkOption... options) throws IOException {
      return Files.readAttributes(path, type, options);
    }

    private void visit(Path path, String name) throws IOException {
      BasicFileAttributes attributes = attributes(path, LinkOption.NOFOLLOW_LINKS);
      if (!attributes.isSymbolicLink()) {
        add(path, name, attributes);
        return;
      }
      switch (links) {
        case SKIP -> leftOut.add(path);
        case KEEP -> {
          String target = Files.readSymbolicLink(path).toString();
          entries.add(
              new SourceEntry(
                  SourceEntry.Kind.LINK, path, name, 0, attributes.lastModifiedTime(), -1, target));
        }
        case FOLLOW -> follow(path, name);
      }
    }

    private void follow(Path path, String name) throws IOException {
      try {
        add(path, name, attributes(path));
      } catch (NoSuchFileException _) {
        leftOut.add(path);
      }
    }

    private void add(Path path, String name, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile()) {
        entries.add(entry(SourceEntry.Kind.FILE, path, name, attributes, attributes.size()));
      } else if (attributes.isDirectory()) {
        folder(path, name, attributes);
      } else {
        leftOut.add(path);
      }
    }

    private void folder(Path path, String name, BasicFileAttributes attributes) throws IOException {
      Object key = attributes.fileKey() == null ? path.toRealPath() : attributes.fileKey();
      if (above.contains(key) || above.size() >= MOST_DEPTH) {
        leftOut.add(path);
        return;
      }
      above.add(key);
      entries.add(entry(SourceEntry.Kind.FOLDER, path, name, attributes, 0));
      List<Path> children = new ArrayList<>();
      try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
        stream.forEach(children::add);
      }
      children.sort(null);
      for (Path child : children) {
        visit(child, name + "/" + child.getFileName());
      }
      above.removeLast();
    }

    private static SourceEntry entry(
        SourceEntry.Kind kind, Path path, String name, BasicFileAttributes attributes, long size) {
      return new SourceEntry(
          kind, path, name, size, attributes.lastModifiedTime(), mode(attributes), "");
    }

    private static int mode(BasicFileAttributes attributes) {
      if (!(attributes instanceof PosixFileAttributes posix)) {
        return -1;
      }
      int mode = 0;
      Set<PosixFilePermission> permissions = posix.permissions();
      for (PosixFilePermission each : ALL_PERMISSIONS) {
        mode = mode << 1 | (permissions.contains(each) ? 1 : 0);
      }
      return mode;
    }
  }
}
