package sextant.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/**
 * A file on its way to the disk. It grows as {@code NAME.part} with the server's validator beside
 * it in {@code NAME.part.from}, and gets its name when it is whole; so it can go on where it
 * stopped, and a file under its name is always whole. It is never opened and never overwrites.
 */
public final class Download {
  private final WebClient client;
  private final WebRequest request;
  private final boolean isFollowing;
  private final Optional<WebResponse> begun;
  private final AtomicLong done = new AtomicLong();
  private volatile OptionalLong announced = OptionalLong.empty();
  private volatile boolean isEncoded;
  private volatile Optional<Exchange> exchange = Optional.empty();
  private volatile Optional<Path> target = Optional.empty();
  private volatile boolean isStopped;

  /** A whole file and the SHA-256 of its bytes, in hexadecimal. */
  public record Finished(Path file, long byteCount, String sha256) {}

  /** A download that has not begun and will follow redirects. */
  public Download(WebClient client, WebRequest request) {
    this(client, request, true);
  }

  /** A download that has not begun; a redirect that is not followed is a failure. */
  public Download(WebClient client, WebRequest request, boolean isFollowing) {
    this(client, request, isFollowing, Optional.empty());
  }

  /**
   * An answer that turned out to be a file: its body goes on into the file, and no page that closes
   * ends it. Its cookies and logins need not be sent again.
   */
  public static Download of(WebClient client, WebResponse begun) {
    begun.exchange().outliveTab();
    return new Download(client, begun.exchange().request(), true, Optional.of(begun));
  }

  private Download(
      WebClient client, WebRequest request, boolean isFollowing, Optional<WebResponse> begun) {
    this.client = client;
    this.isFollowing = isFollowing;
    this.begun = begun;
    this.request =
        request
            .with(WebRequest.Caching.NONE)
            .withHeaders(request.headers().with("Accept-Encoding", "identity"));
  }

  /** How many bytes are on the disk, those of an earlier try included. */
  public long doneBytes() {
    return done.get();
  }

  /**
   * How many bytes have come, those of an earlier try included: the file's own, but those on the
   * wire when the server packs it, for only of them it said how many there are.
   */
  public long arrivedBytes() {
    return isEncoded ? exchange.map(Exchange::wireBytes).orElse(0L) : done.get();
  }

  /** How many bytes will have come in the end, when the server said so. */
  public OptionalLong announcedBytes() {
    return announced;
  }

  /** The exchange that brings it, once its answer has begun. */
  public Optional<Exchange> exchange() {
    return exchange;
  }

  /** The file it will be, once that is known; it can have another number when that is taken. */
  public Optional<Path> target() {
    return target;
  }

  /** The name that an address gives a file: harmless on every system, never empty. */
  public static String nameOf(WebUrl url) {
    String name = DownloadName.harmless(url.lastSegment());
    return name.isEmpty() ? DownloadName.harmless(url.host()) : name;
  }

  /** The file that holds what has come so far; empty when there is none. */
  public Optional<Path> unfinished() {
    return target.map(Download::part).filter(Files::exists);
  }

  /** Forgets what a stopped download left beside its file. */
  public static void discard(Path file) throws IOException {
    Files.deleteIfExists(part(file));
    Files.deleteIfExists(from(file));
  }

  /** Stops it at once; what is there stays and can be resumed. */
  public void stop() {
    isStopped = true;
    begun.ifPresent(response -> response.exchange().cancel());
    exchange.ifPresent(Exchange::cancel);
  }

  /** Fetches into a folder under the name the server gives. Blocks until the file is whole. */
  public Finished intoFolder(Path folder) throws IOException {
    return intoFolder(folder, "");
  }

  /** The same; {@code name} is used when the server gives none, and may be empty. */
  public Finished intoFolder(Path folder, String name) throws IOException {
    Files.createDirectories(folder);
    try (WebResponse response = begun.isPresent() ? going(begun.get()) : start(request)) {
      checkStatus(response);
      Path file = reserve(folder, DownloadName.of(response, name));
      target = Optional.of(file);
      return receive(response, file, 0);
    }
  }

  /** Fetches into exactly this file and goes on with what an earlier try left beside it. */
  public Finished into(Path file) throws IOException {
    target = Optional.of(file);
    Path part = part(file);
    long have = Files.exists(part) ? Files.size(part) : 0;
    Optional<String> validator = have == 0 ? Optional.empty() : validatorOf(file);
    if (validator.isEmpty()) {
      try (WebResponse response = start(request)) {
        checkStatus(response);
        return receive(response, file, 0);
      }
    }
    HeaderList headers =
        request.headers().plus("Range", "bytes=" + have + "-").plus("If-Range", validator.get());
    try (WebResponse response = start(request.withHeaders(headers))) {
      Optional<ContentRange> range = ContentRange.of(response);
      if (response.status() == 416 && range.filter(it -> it.isWhole(have)).isPresent()) {
        try (DownloadWriter writer = new DownloadWriter(part, have, done, false)) {
          return finish(file, writer.finish());
        }
      }
      if (response.status() != 206 && response.status() != 416) {
        checkStatus(response);
        return receive(response, file, 0);
      }
      boolean isRest = response.status() == 206 && range.filter(it -> it.begins(have)).isPresent();
      if (isRest && !response.isEncoded()) {
        return receive(response, file, have);
      }
    }
    discard(file); // more than the whole, or a server that cannot tell its parts apart
    return into(file);
  }

  private WebResponse start(WebRequest toSend) throws IOException {
    return going(isFollowing ? client.fetch(toSend) : client.send(toSend));
  }

  private WebResponse going(WebResponse response) {
    exchange = Optional.of(response.exchange());
    if (isStopped) {
      response.exchange().cancel();
    }
    return response;
  }

  private void checkStatus(WebResponse response) throws FailureException {
    if (response.status() >= 300) {
      throw new FailureException(
          new Failure(
              Kind.BAD_RESPONSE, request.url().hostPort(), "HTTP status " + response.status()));
    }
  }

  private Finished receive(WebResponse response, Path file, long from) throws IOException {
    Path part = part(file);
    noteValidator(response, file);
    isEncoded = response.isEncoded();
    OptionalLong length = response.wireLength();
    announced = length.isPresent() ? OptionalLong.of(from + length.getAsLong()) : length;
    BodyStream body = response.blocks();
    body.leaveCache();
    try (var writer = new DownloadWriter(part, from, done, body.fillsDirectBuffers())) {
      writer.receive(body);
      checkWhole(response);
      return finish(file, writer.finish());
    }
  }

  // A server may send less than the rest that was asked for (RFC 9110, 14.2); the next try goes on.
  private void checkWhole(WebResponse response) throws FailureException {
    long length = ContentRange.of(response).map(ContentRange::length).orElse(-1L);
    if (response.status() == 206 && length >= 0 && length != done.get()) {
      String detail = "bytes 0 to " + done.get() + " of " + length + " came";
      throw new FailureException(
          new Failure(Kind.CONNECTION_CLOSED, request.url().hostPort(), detail));
    }
  }

  private Finished finish(Path file, String sha256) throws IOException {
    Path part = part(file);
    Path end = file;
    while (true) {
      try {
        Files.move(part, end);
        break;
      } catch (FileAlreadyExistsException taken) { // somebody was quicker
        end = free(file.resolveSibling(""), file.getFileName().toString());
      }
    }
    Files.deleteIfExists(from(file));
    return new Finished(end, done.get(), sha256);
  }

  private static Path part(Path file) {
    return file.resolveSibling(file.getFileName() + ".part");
  }

  private static Path from(Path file) {
    return file.resolveSibling(file.getFileName() + ".part.from");
  }

  // A strong ETag or the date of change prove that the rest belongs to the beginning.
  private void noteValidator(WebResponse response, Path file) throws IOException {
    Optional<String> validator =
        response
            .headers()
            .first("ETag")
            .filter(tag -> !tag.startsWith("W/"))
            .or(() -> response.headers().first("Last-Modified"));
    List<String> lines = List.of(request.url().withoutSecrets().toString(), validator.orElse(""));
    Files.writeString(from(file), String.join("\n", lines), StandardCharsets.UTF_8);
  }

  private Optional<String> validatorOf(Path file) throws IOException {
    Path note = from(file);
    List<String> lines = Files.exists(note) ? Files.readAllLines(note) : List.of();
    boolean isSame =
        lines.size() == 2
            && lines.getFirst().equals(request.url().withoutSecrets().toString())
            && !lines.getLast().isEmpty();
    return isSame ? Optional.of(lines.getLast()) : Optional.empty();
  }

  // The part file is made at once, so that of two downloads of one name each has its own.
  private static Path reserve(Path folder, String name) throws IOException {
    while (true) {
      Path file = free(folder, name);
      try {
        Files.createFile(part(file));
        return file;
      } catch (FileAlreadyExistsException taken) {
        // another download was quicker
      }
    }
  }

  private static Path free(Path folder, String name) {
    int dot = name.lastIndexOf('.');
    String stem = dot <= 0 ? name : name.substring(0, dot);
    String end = dot <= 0 ? "" : name.substring(dot);
    Path file = folder.resolve(name);
    for (int i = 1; Files.exists(file) || Files.exists(part(file)); i++) {
      file = folder.resolve(stem + " (" + i + ")" + end);
    }
    return file;
  }
}
