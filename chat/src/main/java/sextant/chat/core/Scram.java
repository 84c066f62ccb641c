package sextant.chat.core;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** The server's side of SCRAM-SHA-256 (RFC 5802, RFC 7677), without channel binding. */
final class Scram {
  private final String bare;
  private final String serverFirst;
  private final String nonce;
  private final Passwords.Verifier verifier;
  private final boolean isReal;
  final String user;
  private String answer = "";

  private Scram(
      String user, String bare, String nonce, Passwords.Verifier verifier, boolean isReal) {
    this.user = user;
    this.bare = bare;
    this.nonce = nonce;
    this.verifier = verifier;
    this.isReal = isReal;
    this.serverFirst =
        "r="
            + nonce
            + ",s="
            + Base64.getEncoder().encodeToString(verifier.salt())
            + ",i="
            + verifier.iterations();
  }

  /** The secret kept for a user. */
  @FunctionalInterface
  interface Secrets {
    Optional<Passwords.Verifier> of(String user);
  }

  /**
   * Reads the client's first message. An unknown user gets a salt all the same, and fails later.
   */
  static Optional<Scram> begin(String message, String random, Secrets secrets) {
    boolean plainHeader = message.startsWith("n,") || message.startsWith("y,");
    int comma = message.indexOf(',', 2);
    if (!plainHeader || comma < 0) {
      return Optional.empty();
    }
    String bare = message.substring(comma + 1);
    String[] parts = bare.split(",");
    if (parts.length < 2 || !parts[0].startsWith("n=") || !parts[1].startsWith("r=")) {
      return Optional.empty();
    }
    String user = parts[0].substring(2).replace("=2C", ",").replace("=3D", "=");
    String nonce = parts[1].substring(2) + random;
    Optional<Passwords.Verifier> known = secrets.of(user);
    Passwords.Verifier verifier =
        known.orElseGet(() -> {
          byte[] fake = Passwords.sha256(("salt of " + user).getBytes(StandardCharsets.UTF_8));
          return new Passwords.Verifier(60_000, Arrays.copyOf(fake, 16), fake, fake);
        });
    return Optional.of(new Scram(user, bare, nonce, verifier, known.isPresent()));
  }

  String serverFirst() {
    return serverFirst;
  }

  /** Checks the client's last message; the server's is {@link #answer}. */
  boolean finish(String message) {
    int proofAt = message.lastIndexOf(",p=");
    if (proofAt < 0 || !isReal) {
      return false;
    }
    String withoutProof = message.substring(0, proofAt);
    String[] parts = withoutProof.split(",");
    boolean bound = parts[0].equals("c=biws") || parts[0].equals("c=eSws");
    if (!bound || parts.length < 2 || !parts[1].equals("r=" + nonce)) {
      return false;
    }
    String signed = bare + "," + serverFirst + "," + withoutProof;
    byte[] proof;
    try {
      proof = Base64.getDecoder().decode(message.substring(proofAt + 3));
    } catch (IllegalArgumentException e) {
      return false;
    }
    byte[] signature = Passwords.hmac(verifier.storedKey(), signed);
    if (proof.length != signature.length) {
      return false;
    }
    for (int i = 0; i < proof.length; i++) {
      proof[i] ^= signature[i];
    }
    answer =
        "v=" + Base64.getEncoder().encodeToString(Passwords.hmac(verifier.serverKey(), signed));
    return MessageDigest.isEqual(Passwords.sha256(proof), verifier.storedKey());
  }

  String answer() {
    return answer;
  }
}
