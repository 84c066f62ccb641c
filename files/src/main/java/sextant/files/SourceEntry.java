package sextant.files;

import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.Optional;

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
    Kind kind, Path path, String name, long size, FileTime modified, int mode, String linkTarget)
    implements Tally.Expected {
  @Override
  public boolean isFile() {
    return kind == Kind.FILE;
  }

  /** What it is. */
  public enum Kind {
    FILE(0),
    FOLDER(1),
    LINK(2);

    private final int code;

    Kind(int code) {
      this.code = code;
    }

    /** The number that stands for it on the wire. */
    int code() {
      return code;
    }

    /** The kind of a number. */
    static Optional<Kind> of(int code) {
      return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
  }

  /** The same under another name. */
  SourceEntry called(String other) {
    return new SourceEntry(kind, path, other, size, modified, mode, linkTarget);
  }
}
