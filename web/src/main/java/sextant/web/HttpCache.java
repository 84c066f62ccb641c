package sextant.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Answers on disk: a head and a body in two files, named by the hash of page site and address (so
 * that one site cannot learn what another loaded). The least recently used go when the limit is
 * reached. Its own lock guards the sizes; files are written beside and moved into place.
 */
public final class HttpCache {
  private static final System.Logger LOGGER = System.getLogger(HttpCache.class.getName());
  private static final String HEAD = ".head";
  private static final String BODY = ".body";

  private final Path folder;
  private final long mostBytes;
  private final AtomicLong newest = new AtomicLong();
  private final Object lock = new Object();
  private final LinkedHashMap<String, Long> sizes = new LinkedHashMap<>(64, 0.75f, true);
  private boolean isCounted;
  private long bytes;

  /**
   * A cache in this folder, made when first written to.
   *
   * @param mostBytes the limit of all bodies together
   */
  public HttpCache(Path folder, long mostBytes) {
    this.folder = folder;
    this.mostBytes = mostBytes;
  }

  /** A stored answer and its encoded body, which the caller closes. */
  record Hit(StoredAnswer answer, InputStream body) {}

  /** How many bytes the bodies take. */
  public long byteCount() {
    synchronized (lock) {
      count();
      return bytes;
    }
  }

  /** Throws everything away. */
  public void clear() {
    synchronized (lock) {
      count();
      for (String key : sizes.keySet().toArray(String[]::new)) {
        forget(key);
      }
    }
  }

  /** What is stored for a request, fresh or not; empty when nothing fits. */
  Optional<StoredAnswer> find(WebRequest request, HeaderList headers) {
    Path file = file(key(request), HEAD);
    try {
      StoredAnswer answer = StoredHead.read(Files.readAllBytes(file));
      boolean isHis = answer.url().equals(request.url().withoutSecrets().toString());
      return isHis && answer.fits(headers) ? Optional.of(answer) : Optional.empty();
    } catch (NoSuchFileException notStored) {
      return Optional.empty();
    } catch (IOException broken) {
      remove(request);
      return Optional.empty();
    }
  }

  /** The encoded body of what {@link #find} found; empty when it was thrown away since. */
  Optional<InputStream> open(WebRequest request) {
    String key = key(request);
    synchronized (lock) {
      sizes.get(key); // the newest used stays longest
    }
    try {
      return Optional.of(Files.newInputStream(file(key, BODY)));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }

  /** Writes a head anew: after a 304. */
  void update(WebRequest request, StoredAnswer answer) {
    try {
      place(StoredHead.write(answer), file(key(request), HEAD));
    } catch (IOException cannotWrite) {
      LOGGER.log(Level.DEBUG, "cannot freshen a cached answer", cannotWrite);
    }
  }

  /** Begins to store an answer; empty when that cannot be done here. */
  Optional<Writing> store(WebRequest request, StoredAnswer answer) {
    try {
      Files.createDirectories(folder);
      return Optional.of(new Writing(key(request), answer));
    } catch (IOException cannotWrite) {
      LOGGER.log(Level.DEBUG, "cannot store in the cache", cannotWrite);
      return Optional.empty();
    }
  }

  /** Forgets what is stored for a request. */
  void remove(WebRequest request) {
    synchronized (lock) {
      forget(key(request));
    }
  }

  private static String key(WebRequest request) {
    String site = request.context().page().orElse(request.url()).site();
    String name = site + " " + request.url().withoutSecrets();
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(name.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 20);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("bug: every Java has SHA-256", e);
    }
  }

  private Path file(String key, String kind) {
    return folder.resolve(key.substring(0, 2)).resolve(key + kind);
  }

  private static void place(byte[] content, Path file) throws IOException {
    Files.createDirectories(file.getParent());
    Path fresh = Files.createTempFile(file.getParent(), "", ".new");
    try {
      Files.write(fresh, content);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  // The first time somebody must know, the folder is read, oldest first.
  private void count() {
    if (isCounted) {
      return;
    }
    isCounted = true;
    try (Stream<Path> files = Files.exists(folder) ? Files.walk(folder, 2) : Stream.empty()) {
      record Body(String key, long size, long millis) {}
      files
          .filter(file -> file.toString().endsWith(BODY))
          .map(file -> {
            String name = file.getFileName().toString();
            var attributes = file.toFile();
            return new Body(name.replace(BODY, ""), attributes.length(), attributes.lastModified());
          })
          .sorted((a, b) -> Long.compare(a.millis(), b.millis()))
          .forEach(body -> account(body.key(), body.size()));
    } catch (IOException | UncheckedIOException unreadable) {
      LOGGER.log(Level.DEBUG, "cannot read the cache", unreadable);
    }
  }

  private void account(String key, long size) {
    Long before = sizes.put(key, size);
    bytes += size - (before == null ? 0 : before);
  }

  private void forget(String key) {
    Long size = sizes.remove(key);
    bytes -= size == null ? 0 : size;
    try {
      Files.deleteIfExists(file(key, HEAD));
      Files.deleteIfExists(file(key, BODY));
    } catch (IOException stays) {
      LOGGER.log(Level.DEBUG, "cannot delete a cached answer", stays);
    }
  }

  private void makeRoom() {
    while (bytes > mostBytes && !sizes.isEmpty()) {
      Map.Entry<String, Long> oldest = sizes.firstEntry();
      forget(oldest.getKey());
    }
  }

  /** An answer being stored: bytes as they arrive, then commit; closing without it forgets all. */
  final class Writing implements AutoCloseable {
    private final String key;
    private final StoredAnswer answer;
    private final Path fresh;
    private final OutputStream output;
    private long size;
    private boolean isBroken;

    private Writing(String key, StoredAnswer answer) throws IOException {
      this.key = key;
      this.answer = answer;
      fresh = folder.resolve(key + "-" + newest.incrementAndGet() + ".new");
      output = Files.newOutputStream(fresh);
    }

    void write(ByteBuffer content) {
      size += content.remaining();
      isBroken |= size > mostBytes / 8;
      if (!isBroken) {
        try {
          byte[] bytes = new byte[content.remaining()];
          content.get(bytes);
          output.write(bytes);
        } catch (IOException diskFull) {
          isBroken = true;
        }
      }
    }

    /** Makes it the stored answer, when it is as long as it said. */
    void commit() {
      try {
        output.close();
        String length = answer.headers().first("Content-Length").orElse(Long.toString(size));
        if (isBroken || !length.strip().equals(Long.toString(size))) {
          return;
        }
        Path body = file(key, BODY);
        Files.createDirectories(body.getParent());
        synchronized (lock) {
          count();
          Files.deleteIfExists(file(key, HEAD)); // never an old head before a new body
          Files.move(fresh, body, StandardCopyOption.REPLACE_EXISTING);
          place(StoredHead.write(answer), file(key, HEAD));
          account(key, size);
          makeRoom();
        }
      } catch (IOException cannotWrite) {
        LOGGER.log(Level.DEBUG, "cannot store in the cache", cannotWrite);
      }
    }

    @Override
    public void close() {
      try {
        output.close();
        Files.deleteIfExists(fresh);
      } catch (IOException stays) {
        LOGGER.log(Level.DEBUG, "cannot delete a half stored answer", stays);
      }
    }
  }
}
