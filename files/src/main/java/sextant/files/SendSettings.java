package sextant.files;

import java.time.Duration;
import java.util.Optional;
import sextant.identity.Credentials;

/**
 * Who sends and how.
 *
 * @param alias the name the other side sees
 * @param pin what the other side asks for
 * @param patience how long to try again when the connection breaks
 * @param bytesPerSecond not faster than this; 0 for as fast as it goes
 * @param isProven whether another Sextant compares the SHA-256 leaves of large files before they
 *     land; costs both sides a second of one core for each GiB
 */
public record SendSettings(
    String alias,
    Credentials credentials,
    Optional<String> pin,
    Duration patience,
    long bytesPerSecond,
    boolean isProven) {
  private static final int CORES_TO_SPARE = 4;

  /**
   * As fast as it goes, trying again for a minute; large files are proven where there are cores to
   * spare for it.
   */
  public static SendSettings of(String alias, Credentials credentials) {
    boolean isProven = Runtime.getRuntime().availableProcessors() >= CORES_TO_SPARE;
    return new SendSettings(
        alias, credentials, Optional.empty(), Duration.ofMinutes(1), 0, isProven);
  }

  /** With a PIN. */
  public SendSettings withPin(Optional<String> known) {
    return new SendSettings(alias, credentials, known, patience, bytesPerSecond, isProven);
  }

  /** With another patience. */
  public SendSettings withPatience(Duration other) {
    return new SendSettings(alias, credentials, pin, other, bytesPerSecond, isProven);
  }

  /** Large files are proven by their hash trees, however few cores there are. */
  public SendSettings proven() {
    return new SendSettings(alias, credentials, pin, patience, bytesPerSecond, true);
  }

  /** Not faster than that. */
  public SendSettings limitedTo(long rate) {
    return new SendSettings(alias, credentials, pin, patience, rate, isProven);
  }
}
