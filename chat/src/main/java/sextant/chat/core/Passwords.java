package sextant.chat.core;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Passwords as they are kept: the verifier of SCRAM-SHA-256 (RFC 5802, section 3), from which
 * neither the password nor a login can be made. PLAIN is checked against the same verifier.
 */
public final class Passwords {
  private static final String SCHEME = "scram-sha-256";
  private static final int SALT_BYTES = 16;

  private Passwords() {}

  /** A verifier in its parts. */
  static final class Verifier {
    private final int iterations;
    private final byte[] salt;
    private final byte[] storedKey;
    private final byte[] serverKey;

    Verifier(int iterations, byte[] salt, byte[] storedKey, byte[] serverKey) {
      this.iterations = iterations;
      this.salt = salt;
      this.storedKey = storedKey;
      this.serverKey = serverKey;
    }

    int iterations() {
      return iterations;
    }

    byte[] salt() {
      return salt;
    }

    byte[] storedKey() {
      return storedKey;
    }

    byte[] serverKey() {
      return serverKey;
    }

    static Optional<Verifier> parse(String secret) {
      String[] parts = secret.split("\\$");
      if (parts.length != 5 || !parts[0].equals(SCHEME)) {
        return Optional.empty();
      }
      try {
        Base64.Decoder decoder = Base64.getDecoder();
        return Optional.of(
            new Verifier(
                Integer.parseInt(parts[1]),
                decoder.decode(parts[2]),
                decoder.decode(parts[3]),
                decoder.decode(parts[4])));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }
  }

  /** Makes what is kept of a password; takes milliseconds on purpose. */
  public static String keep(String password, int iterations) {
    byte[] salt = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(salt);
    byte[] salted = salted(password, salt, iterations);
    Base64.Encoder encoder = Base64.getEncoder();
    return String.join(
        "$",
        SCHEME,
        Integer.toString(iterations),
        encoder.encodeToString(salt),
        encoder.encodeToString(sha256(hmac(salted, "Client Key"))),
        encoder.encodeToString(hmac(salted, "Server Key")));
  }

  /** Whether the password is the one kept; plain text is allowed for operators in the file. */
  public static boolean matches(String secret, String password) {
    Optional<Verifier> verifier = Verifier.parse(secret);
    if (verifier.isEmpty()) {
      return !secret.isEmpty() && !secret.startsWith(SCHEME) && same(secret, password);
    }
    byte[] salted = salted(password, verifier.get().salt(), verifier.get().iterations());
    byte[] stored = sha256(hmac(salted, "Client Key"));
    return MessageDigest.isEqual(stored, verifier.get().storedKey());
  }

  /** Compares in a time that tells nothing. */
  static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] salted(String password, byte[] salt, int iterations) {
    char[] characters = Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
    try {
      PBEKeySpec spec = new PBEKeySpec(characters, salt, iterations, 256);
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("bug: every Java has PBKDF2", e);
    }
  }

  static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("bug: every Java has HMAC", e);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("bug: every Java has SHA-256", e);
    }
  }
}
