package sextant.identity;

import java.time.Instant;

/**
 * A peer that was met and is remembered.
 *
 * @param name what it is called by: {@code host:port}, or a device's name
 * @param fingerprint the certificate it had
 * @param since when it was first met
 */
public record KnownPeer(String name, Fingerprint fingerprint, Instant since) {
  private static final int LONGEST_NAME = 300;

  /** Refuses names that could not be written on one line. */
  public KnownPeer {
    if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(c -> c < ' ')) {
      throw new IllegalArgumentException("not a peer's name: " + name);
    }
  }
}
