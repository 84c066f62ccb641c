package sextant.files.store;

import java.nio.file.Path;

/**
 * A file that has arrived under its final name.
 *
 * @param file where it is
 * @param path its place below the receiving folder, with slashes
 * @param isRenamed whether that is another name than the sender's
 */
public record Landed(Path file, String path, boolean isRenamed) {}
