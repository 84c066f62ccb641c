package sextant.identity;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * One side of a pairing: SPAKE2 about a short code, bound to the certificates of both sides and to
 * the TLS connection between them. Somebody in between has other certificates or another
 * connection, and fails even when he passes every byte on.
 */
public final class PairingProof {
  private final Spake2 exchange;

  private PairingProof(Spake2 exchange) {
    this.exchange = exchange;
  }

  /** The side that typed the code. */
  public static PairingProof ofGuest(PairingCode code, SecureRandom random) {
    return new PairingProof(Spake2.of(Spake2.Role.BEGINNER, code.text(), random));
  }

  /** The side that showed the code. */
  public static PairingProof ofHost(PairingCode code, SecureRandom random) {
    return new PairingProof(Spake2.of(Spake2.Role.ANSWERER, code.text(), random));
  }

  /**
   * The connection a pairing is bound to.
   *
   * @param exported what TLS exported at both ends, in hexadecimal
   */
  public record Channel(Fingerprint guest, Fingerprint host, String exported) {
    /** The label of the exporter (RFC 8446, section 7.5). */
    public static final String LABEL = "EXPORTER-sextant-pairing";

    /** How many bytes of it. */
    public static final int BYTES = 32;

    /** The connection between these two, which exported that. */
    public static Channel of(Fingerprint guest, Fingerprint host, byte[] exported) {
      return new Channel(guest, host, HexFormat.of().formatHex(exported));
    }
  }

  /** What goes to the other side first. */
  public byte[] share() {
    return exchange.share();
  }

  /**
   * Takes the share of the other side.
   *
   * @throws GeneralSecurityException when that is no share at all
   */
  public Result finish(byte[] otherShare, Channel channel) throws GeneralSecurityException {
    Spake2.Setting setting =
        new Spake2.Setting(
            channel.guest().hex().getBytes(StandardCharsets.US_ASCII),
            channel.host().hex().getBytes(StandardCharsets.US_ASCII),
            HexFormat.of().parseHex(channel.exported()));
    return new Result(exchange.finish(otherShare, setting));
  }

  /** The proofs that follow from both shares. */
  public static final class Result {
    private final Spake2.Keys keys;

    private Result(Spake2.Keys keys) {
      this.keys = keys;
    }

    /** What this side shows; the side that showed the code shows it last. */
    public byte[] ownProof() {
      return keys.ownProof();
    }

    /** Whether the other side knew the code and is at the other end of this very connection. */
    public boolean isProof(byte[] shown) {
      return keys.isProof(shown);
    }
  }
}
