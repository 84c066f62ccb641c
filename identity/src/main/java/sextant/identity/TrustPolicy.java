package sextant.identity;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a trusted device may do without a question.
 *
 * @param mayEnter whether its files are taken without asking; else it is only recognised
 * @param folder where its files go; empty for where all go
 * @param quotaBytes how much it may send in a day (of UTC) without asking; empty for any amount
 */
public record TrustPolicy(boolean mayEnter, Optional<Path> folder, OptionalLong quotaBytes) {
  /** Refuses folders that could not be written on one line and quotas below nothing. */
  public TrustPolicy {
    if (folder.isPresent() && folder.get().toString().chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("not a folder's name: " + folder.get());
    }
    if (quotaBytes.isPresent() && quotaBytes.getAsLong() < 0) {
      throw new IllegalArgumentException("not a quota: " + quotaBytes.getAsLong());
    }
  }

  /** Recognised, and still asked about. */
  public static TrustPolicy ask() {
    return new TrustPolicy(false, Optional.empty(), OptionalLong.empty());
  }

  /** Everything is taken. */
  public static TrustPolicy accept() {
    return new TrustPolicy(true, Optional.empty(), OptionalLong.empty());
  }

  /** The same into a folder of its own. */
  public TrustPolicy into(Path own) {
    return new TrustPolicy(mayEnter, Optional.of(own.toAbsolutePath().normalize()), quotaBytes);
  }

  /** The same for so many bytes a day. */
  public TrustPolicy upTo(long bytesPerDay) {
    return new TrustPolicy(mayEnter, folder, OptionalLong.of(bytesPerDay));
  }
}
