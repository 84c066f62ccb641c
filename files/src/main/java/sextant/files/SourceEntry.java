package sextant.files;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;

/**
 * Something to be sent.
 *
 * @param path where it is here
 * @param name how the other side shall call it, with slashes
 * @param size in bytes; 0 for what is no file
 * @param mode the POSIX permission bits; -1 where there are none
 * @param linkTarget where a link points; empty for what is none
 */
public record SourceEntry(
    Kind kind, Path path, String name, long size, FileTime modified, int mode, String linkTarget) {
  /** What it is. */
  public enum Kind {
    FILE,
    FOLDER,
    LINK
  }
}
