package sextant.chatclient;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The client's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding. The server must
 * prove that it knows the password too.
 */
final class ScramClient {
  private static final String NO_BINDING = "n,,";
  private static final int MOST_ITERATIONS = 1_000_000;

  private final String password;
  private final String clientNonce;
  private final String bare;
  private int step;
  private byte[] serverSignature = {};

  ScramClient(String user, String password, String nonce) {
    this.password = password;
    this.clientNonce = nonce;
    this.bare = "n=" + user.replace("=", "=3D").replace(",", "=2C") + ",r=" + nonce;
  }

  /** What to send after the server said this; empty when it lied or the proof did not fit. */
  Optional<String> next(String challenge) {
    return switch (step++) {
      case 0 -> Optional.of(NO_BINDING + bare);
      case 1 -> proof(challenge);
      case 2 -> isGenuine(challenge) ? Optional.of("") : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Optional<String> proof(String serverFirst) {
    Map<String, String> fields = fields(serverFirst);
    String nonce = fields.getOrDefault("r", "");
    int iterations = number(fields.getOrDefault("i", ""));
    if (!nonce.startsWith(clientNonce)
        || nonce.length() == clientNonce.length()
        || iterations < 1
        || iterations > MOST_ITERATIONS) {
      return Optional.empty();
    }
    try {
      byte[] salt = Base64.getDecoder().decode(fields.getOrDefault("s", ""));
      byte[] salted = salted(salt, iterations);
      byte[] clientKey = hmac(salted, "Client Key");
      String withoutProof = "c=biws,r=" + nonce;
      String signed = bare + "," + serverFirst + "," + withoutProof;
      byte[] proof = hmac(MessageDigest.getInstance("SHA-256").digest(clientKey), signed);
      for (int i = 0; i < proof.length; i++) {
        proof[i] ^= clientKey[i];
      }
      serverSignature = hmac(hmac(salted, "Server Key"), signed);
      return Optional.of(withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof));
    } catch (IllegalArgumentException | GeneralSecurityException badSalt) {
      return Optional.empty();
    }
  }

  private byte[] salted(byte[] salt, int iterations) throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(password.toCharArray(), salt, iterations, 256);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } finally {
      spec.clearPassword();
    }
  }

  private boolean isGenuine(String serverFinal) {
    try {
      byte[] shown = Base64.getDecoder().decode(fields(serverFinal).getOrDefault("v", ""));
      return serverSignature.length > 0 && MessageDigest.isEqual(shown, serverSignature);
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }

  private static byte[] hmac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Arrays.copyOf(key, key.length), "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, String> fields(String message) {
    Map<String, String> fields = new HashMap<>();
    for (String field : message.split(",", 20)) {
      if (field.length() >= 2 && field.charAt(1) == '=') {
        fields.putIfAbsent(field.substring(0, 1), field.substring(2));
      }
    }
    return fields;
  }

  private static int number(String text) {
    return text.matches("[0-9]{1,7}") ? Integer.parseInt(text) : 0;
  }
}
