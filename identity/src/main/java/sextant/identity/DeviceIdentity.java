package sextant.identity;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Optional;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * The key and certificate this device is known by, made once and kept.
 *
 * <p>Both stand in one file, so they can never get apart. A damaged file is reported and left
 * alone: to replace it silently would make every peer that knows this device raise its alarm.
 */
public final class DeviceIdentity {
  static final String FILE = "identity.pem";

  private DeviceIdentity() {}

  /**
   * Reads the identity, or makes it when there is none; processes that start at once agree on one.
   *
   * @throws FailureException when the file is damaged or cannot be read or written
   */
  public static Credentials open(StateDirectory state) throws FailureException {
    try {
      Optional<byte[]> kept = state.read(FILE);
      if (kept.isEmpty()) {
        state.create(FILE, pem(SelfSigned.create(new SecureRandom())));
        kept = state.read(FILE); // ours, or that of a process that was faster
      }
      state.protect(FILE);
      return parse(kept.orElseThrow(() -> damaged(state, "it vanished")), state);
    } catch (IOException e) {
      throw Failure.wrap(e, state.file(FILE).toString());
    }
  }

  private static Credentials parse(byte[] content, StateDirectory state) throws FailureException {
    String pem = new String(content, StandardCharsets.ISO_8859_1);
    try {
      var credentials =
          new Credentials(PemFile.privateKey(pem, FILE), PemFile.certificates(pem, FILE));
      if (!credentials.belongTogether()) {
        throw damaged(state, "key and certificate do not belong together");
      }
      return credentials;
    } catch (FailureException e) {
      throw e.failure().kind() == Failure.Kind.STATE_DAMAGED
          ? e
          : damaged(state, e.failure().detail());
    }
  }

  private static FailureException damaged(StateDirectory state, String reason) {
    return new FailureException(
        new Failure(Failure.Kind.STATE_DAMAGED, state.file(FILE).toString(), reason));
  }

  /** Key and certificate as text (PKCS #8 and X.509 in PEM). */
  private static byte[] pem(Credentials credentials) {
    try {
      String text =
          block("PRIVATE KEY", credentials.key().getEncoded())
              + block("CERTIFICATE", credentials.certificate().getEncoded());
      return text.getBytes(StandardCharsets.ISO_8859_1);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("bug: a certificate just made has an encoding", e);
    }
  }

  private static String block(String label, byte[] der) {
    var encoder = Base64.getMimeEncoder(64, new byte[] {'\n'});
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, encoder.encodeToString(der), label);
  }
}
