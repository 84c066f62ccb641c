package sextant.files.store;

import java.nio.file.attribute.FileTime;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * What a sender says of a file beside its bytes.
 *
 * @param modified when it was last changed, to the nanosecond; null when not told
 * @param mode the POSIX permission bits; empty when not told. Set-user, set-group and sticky bits
 *     are never taken over, the right to execute only when the receiver asked for it
 */
public record FileFacts(@Nullable FileTime modified, OptionalInt mode) {
  /** Nothing is known. */
  public static final FileFacts NONE = new FileFacts(null, OptionalInt.empty());

  /**
   * The permission bits a received file gets: its owner may read and write it, nobody else may
   * write it, and it can be executed only when the receiver asked for that.
   */
  OptionalInt keptMode(boolean keepsExecutable) {
    if (mode.isEmpty()) {
      return OptionalInt.empty();
    }
    int kept = mode.getAsInt() & (keepsExecutable ? 0755 : 0644);
    return OptionalInt.of(kept | 0600);
  }

  /** Only the time is known. */
  public static FileFacts modifiedAt(@Nullable FileTime modified) {
    return new FileFacts(modified, OptionalInt.empty());
  }
}
