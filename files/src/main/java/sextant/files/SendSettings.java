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
 */
public record SendSettings(
    String alias,
    Credentials credentials,
    Optional<String> pin,
    Duration patience,
    long bytesPerSecond) {
  /** As fast as it goes, trying again for a minute. */
  public static SendSettings of(String alias, Credentials credentials) {
    return new SendSettings(alias, credentials, Optional.empty(), Duration.ofMinutes(1), 0);
  }

  /** With a PIN. */
  public SendSettings withPin(Optional<String> known) {
    return new SendSettings(alias, credentials, known, patience, bytesPerSecond);
  }

  /** With another patience. */
  public SendSettings withPatience(Duration other) {
    return new SendSettings(alias, credentials, pin, other, bytesPerSecond);
  }

  /** Not faster than that. */
  public SendSettings limitedTo(long rate) {
    return new SendSettings(alias, credentials, pin, patience, rate);
  }
}
