package sextant.files;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A transfer that has ended, as it is remembered.
 *
 * @param id its name, by which {@code verify} finds its manifest
 * @param isIncoming whether it came to this device
 * @param peer the name of the other device
 * @param folder where the files are, for what came in
 * @param isComplete whether every file arrived
 */
public record TransferRecord(
    String id,
    Instant ended,
    boolean isIncoming,
    String peer,
    Path folder,
    int files,
    long bytes,
    boolean isComplete) {}
