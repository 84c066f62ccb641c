package sextant.files.store;

import java.nio.file.Path;

/**
 * A file that has arrived under its final name.
 *
 * @param file where it is
 * @param path its place below the receiving folder, with slashes; another than the wished one when
 *     that was taken
 */
public record Landed(Path file, String path) {}
