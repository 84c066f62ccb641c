package sextant.files;

import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * A file that a sender offers.
 *
 * @param id the sender's key for it
 * @param name with slashes, as sent: never use it as a path
 * @param size in bytes
 * @param type a MIME type
 * @param sha256 of the content in hexadecimal
 * @param preview the text of a message
 * @param modified when it was last changed
 */
public record OfferedFile(
    String id,
    String name,
    long size,
    String type,
    Optional<String> sha256,
    Optional<String> preview,
    Optional<FileTime> modified)
    implements Tally.Expected {
  @Override
  public boolean isFile() {
    return true;
  }

  /** The same under another name. */
  OfferedFile called(String other) {
    return new OfferedFile(id, other, size, type, sha256, preview, modified);
  }
}
