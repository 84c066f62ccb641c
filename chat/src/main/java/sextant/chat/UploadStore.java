package sextant.chat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Files that people put here: {@code OWNER/ID/NAME} below one folder, where OWNER is the account in
 * hex. {@code synchronized} guards how many bytes there are.
 */
final class UploadStore {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final HexFormat HEX = HexFormat.of();

  private final Path folder;
  private final Offers.FileHost limits;
  private final SecureRandom random = new SecureRandom();
  private long allBytes;

  /** What was kept, and under which id. */
  record Kept(String id, String name) {}

  /** There is no room for a file. */
  static final class FullException extends IOException {
    private static final long serialVersionUID = 1L;
    private final int status;

    FullException(int status, String reason) {
      super(reason);
      this.status = status;
    }

    /** The status of HTTP that says so. */
    int status() {
      return status;
    }
  }

  private UploadStore(Path folder, Offers.FileHost limits) {
    this.folder = folder;
    this.limits = limits;
  }

  static UploadStore open(Path folder, Offers.FileHost limits) throws IOException {
    Files.createDirectories(folder);
    UploadStore store = new UploadStore(folder, limits);
    store.count();
    return store;
  }

  /** Deletes what was never whole, and counts the rest. */
  private synchronized void count() throws IOException {
    for (Path id : ids()) {
      if (only(id).isEmpty()) {
        delete(id);
      }
    }
    allBytes = 0;
    for (Path id : ids()) {
      allBytes += Files.size(only(id).orElse(id));
    }
  }

  /** Deletes what is too old. */
  private void sweep() throws IOException {
    for (Path id : ids()) {
      Optional<Path> file = only(id);
      if (file.isPresent() && isOld(file.get())) {
        delete(id);
      }
    }
  }

  private List<Path> ids() throws IOException {
    try (Stream<Path> all = Files.find(folder, 2, (path, is) -> is.isDirectory())) {
      return all.filter(path -> folder.relativize(path).getNameCount() == 2).toList();
    }
  }

  private boolean isOld(Path file) throws IOException {
    Instant end = Files.getLastModifiedTime(file).toInstant().plus(Duration.ofDays(limits.days()));
    return limits.days() > 0 && end.isBefore(Instant.now());
  }

  private static Optional<Path> only(Path id) throws IOException {
    try (Stream<Path> files = Files.list(id)) {
      return files.filter(file -> !file.getFileName().toString().startsWith(".")).findFirst();
    }
  }

  /** Keeps a stream as a file of an account; it can be had when this returns. */
  Kept keep(String account, String name, InputStream body) throws IOException {
    sweep();
    byte[] bytes = new byte[12];
    random.nextBytes(bytes);
    Path id = folder.resolve(owner(account)).resolve(HEX.formatHex(bytes));
    Files.createDirectories(id);
    Path part = id.resolve(".part");
    try {
      try (OutputStream out = Files.newOutputStream(part)) {
        copy(body, out);
      }
      Files.move(part, id.resolve(name), StandardCopyOption.ATOMIC_MOVE);
      return new Kept(id.getFileName().toString(), name);
    } catch (IOException e) {
      Files.deleteIfExists(part);
      Files.deleteIfExists(id);
      throw e;
    }
  }

  private void copy(InputStream body, OutputStream out) throws IOException {
    byte[] buffer = new byte[65_536];
    long taken = 0;
    try {
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        reserve(n);
        taken += n;
        if (taken > limits.fileBytes()) {
          throw new FullException(413, "at most " + limits.fileBytes() + " bytes");
        }
        out.write(buffer, 0, n);
      }
    } catch (IOException e) {
      free(taken);
      throw e;
    }
  }

  private synchronized void reserve(int byteCount) throws FullException {
    if (allBytes + byteCount > limits.allBytes()) {
      throw new FullException(507, "there is no room for more files now");
    }
    allBytes += byteCount;
  }

  private synchronized void free(long byteCount) {
    allBytes -= byteCount;
  }

  /** The file of an id, unless it is too old. */
  Optional<Path> file(String id) throws IOException {
    if (!id.matches("[0-9a-f]{24}")) {
      return Optional.empty();
    }
    try (Stream<Path> owners = Files.list(folder)) {
      for (Path owner : owners.toList()) {
        Path place = owner.resolve(id);
        Optional<Path> file = Files.isDirectory(place) ? only(place) : Optional.empty();
        if (file.isPresent() && !isOld(file.get())) {
          return file;
        }
      }
    }
    return Optional.empty();
  }

  /** Deletes all files of an account. */
  void forget(String account) {
    delete(folder.resolve(owner(account)));
  }

  private static String owner(String account) {
    return HEX.formatHex(account.getBytes(StandardCharsets.UTF_8));
  }

  private void delete(Path place) {
    long freed = 0;
    try (Stream<Path> all = Files.walk(place)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        long size = Files.isRegularFile(each) ? Files.size(each) : 0;
        Files.delete(each);
        freed += size;
      }
    } catch (IOException gone) {
      LOG.log(Level.DEBUG, "delete", gone);
    }
    free(freed);
  }
}
