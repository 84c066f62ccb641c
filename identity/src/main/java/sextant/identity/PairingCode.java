package sextant.identity;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.Optional;

/**
 * A short code that pairs two devices: nine digits, the first three of which only tell devices
 * apart that show one at the same time.
 *
 * @param plate three digits that anybody may see
 * @param secret six digits that only the two people know
 */
public record PairingCode(String plate, String secret) {
  /** Refuses what is no code. */
  public PairingCode {
    if (!plate.matches("[0-9]{3}") || !secret.matches("[0-9]{6}")) {
      throw new IllegalArgumentException("not a pairing code");
    }
  }

  /** A code nobody can guess. */
  public static PairingCode random(SecureRandom random) {
    return new PairingCode(
        String.format(Locale.ROOT, "%03d", random.nextInt(1_000)),
        String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000)));
  }

  /** Reads {@code 123-456-789}; spaces do as well as hyphens. */
  public static Optional<PairingCode> parse(String text) {
    String digits = text.strip().replaceAll("[-\\s]", "");
    boolean isCode =
        digits.matches("[0-9]{9}") && text.strip().matches("[0-9]{3}[- ][0-9]{3}[- ][0-9]{3}");
    return isCode
        ? Optional.of(new PairingCode(digits.substring(0, 3), digits.substring(3)))
        : Optional.empty();
  }

  /** As people say it: {@code 123-456-789}. */
  public String text() {
    return plate + "-" + secret.substring(0, 3) + "-" + secret.substring(3);
  }

  /** Without the secret: it must not reach a log. */
  @Override
  public String toString() {
    return "PairingCode[" + plate + "]";
  }
}
