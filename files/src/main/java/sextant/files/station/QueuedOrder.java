package sextant.files.station;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import sextant.files.LinkPolicy;
import sextant.words.FailureException;

/**
 * Something to be sent as soon as its device is there, whatever ends until then.
 *
 * @param id its name, which is also the transfer's
 * @param to a device's name, the beginning of its fingerprint, or an address
 * @param isEncrypted whether an address is spoken to by HTTPS
 */
public record QueuedOrder(
    String id,
    String to,
    List<Path> paths,
    LinkPolicy links,
    Duration patience,
    long bytesPerSecond,
    Optional<String> pin,
    boolean isEncrypted,
    Instant ordered) {
  /** Keeps a copy, of paths that mean the same in every process. */
  public QueuedOrder {
    paths = paths.stream().map(path -> path.toAbsolutePath().normalize()).toList();
  }

  Line toLine() {
    return Line.of("order")
        .with("id", id)
        .with("to", to)
        .with("paths", paths.stream().map(Path::toString).toList())
        .with("links", links.name())
        .with("patience", patience.toMillis())
        .with("limit", bytesPerSecond)
        .with("pin", pin)
        .with("encrypted", isEncrypted)
        .with("ordered", ordered.toEpochMilli());
  }

  static QueuedOrder of(Line line) throws FailureException {
    try {
      return new QueuedOrder(
          line.text("id"),
          line.text("to"),
          line.texts("paths").stream().map(Path::of).toList(),
          line.oneOf(LinkPolicy.class, "links"),
          Duration.ofMillis(line.number("patience")),
          line.number("limit"),
          line.optionalText("pin"),
          line.flag("encrypted"),
          Instant.ofEpochMilli(line.number("ordered")));
    } catch (InvalidPathException e) {
      throw Line.wrong("no path: " + e.getInput());
    }
  }
}
