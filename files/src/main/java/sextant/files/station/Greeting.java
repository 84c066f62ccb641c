package sextant.files.station;

import java.nio.file.Path;
import sextant.words.FailureException;

/**
 * What a station says of itself first.
 *
 * @param pid the process that holds it
 * @param port where it receives; 0 for a courier
 * @param fingerprint of this device
 */
public record Greeting(
    long pid,
    Rank rank,
    String alias,
    int port,
    boolean isEncrypted,
    Path folder,
    String fingerprint) {
  private static final int VERSION = 1;

  Line toLine() {
    return Line.of("station")
        .with("version", VERSION)
        .with("pid", pid)
        .with("rank", rank.name())
        .with("alias", alias)
        .with("port", port)
        .with("encrypted", isEncrypted)
        .with("folder", folder.toString())
        .with("fingerprint", fingerprint);
  }

  static Greeting of(Line line) throws FailureException {
    if (!line.isA("station") || line.number("version") != VERSION) {
      throw Line.wrong("it speaks version " + line.number("version") + ", this is " + VERSION);
    }
    return new Greeting(
        line.number("pid"),
        line.oneOf(Rank.class, "rank"),
        line.text("alias"),
        (int) line.number("port"),
        line.flag("encrypted"),
        Path.of(line.text("folder")),
        line.text("fingerprint"));
  }
}
