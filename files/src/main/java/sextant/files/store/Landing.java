package sextant.files.store;

import java.nio.file.attribute.BasicFileAttributes;
import java.util.function.Predicate;

/**
 * Where and how a part is to land.
 *
 * @param path the wished place
 * @param facts time and permissions it shall have
 * @param mayReplace whether a regular file that already has the name may give way: asked with what
 *     is there now; usually nobody, then the new one gets a number
 */
public record Landing(SafePath path, FileFacts facts, Predicate<BasicFileAttributes> mayReplace) {
  /** A landing that never replaces anything. */
  public static Landing beside(SafePath path, FileFacts facts) {
    return new Landing(path, facts, existing -> false);
  }
}
