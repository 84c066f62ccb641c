package sextant.files;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A transfer that has ended, as it is remembered.
 *
 * @param id its name, by which {@code verify} finds its manifest
 * @param isIncoming whether it came to this device
 * @param peer the name of the other device
 * @param folder where the files are, for what came in
 * @param isComplete whether every file arrived
 * @param paths what was sent, so that it can be sent again; empty for what came in
 */
public record TransferRecord(
    String id,
    Instant ended,
    boolean isIncoming,
    String peer,
    Path folder,
    int files,
    long bytes,
    boolean isComplete,
    List<Path> paths) {
  /** Keeps a copy. */
  public TransferRecord {
    paths = List.copyOf(paths);
  }

  /** The same with what was sent. */
  public TransferRecord of(List<Path> sent) {
    List<Path> absolute = sent.stream().map(path -> path.toAbsolutePath().normalize()).toList();
    return new TransferRecord(
        id, ended, isIncoming, peer, folder, files, bytes, isComplete, absolute);
  }

  /** One without paths. */
  public TransferRecord(
      String id,
      Instant ended,
      boolean isIncoming,
      String peer,
      Path folder,
      int files,
      long bytes,
      boolean isComplete) {
    this(id, ended, isIncoming, peer, folder, files, bytes, isComplete, List.of());
  }
}
