package sextant.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The answer to a Digest challenge (RFC 7616): proves the password without sending it.
 *
 * @param count how often this nonce was used, this time included
 * @param clientNonce a fresh random text
 */
record DigestAnswer(Challenge challenge, Login login, int count, String clientNonce) {
  private static final Map<String, String> ALGORITHMS =
      Map.of("", "MD5", "md5", "MD5", "sha-256", "SHA-256", "sha-512-256", "SHA-512/256");

  /** Whether we can answer such a challenge. */
  static boolean isKnown(Challenge challenge) {
    return ALGORITHMS.containsKey(base(challenge)) && qop(challenge).isPresent();
  }

  private static String base(Challenge challenge) {
    return challenge
        .parameters()
        .getOrDefault("algorithm", "")
        .toLowerCase(Locale.ROOT)
        .replaceFirst("-sess$", "");
  }

  // "auth", or nothing with servers of RFC 2069; "auth-int" alone is not answered
  private static Optional<String> qop(Challenge challenge) {
    String offered = challenge.parameters().getOrDefault("qop", "");
    if (offered.isEmpty()) {
      return Optional.of("");
    }
    for (String one : offered.split("[, ]+")) {
      if (one.equalsIgnoreCase("auth")) {
        return Optional.of("auth");
      }
    }
    return Optional.empty();
  }

  /** The value of the Authorization field for a request. */
  String header(String method, String target) {
    Map<String, String> given = challenge.parameters();
    String nonce = given.getOrDefault("nonce", "");
    String uses = String.format(Locale.ROOT, "%08x", count);
    String qop = qop(challenge).orElse("");
    String algorithm = given.getOrDefault("algorithm", "");
    String secret = hash(login.user() + ":" + challenge.realm() + ":" + login.password());
    if (algorithm.toLowerCase(Locale.ROOT).endsWith("-sess")) {
      secret = hash(secret + ":" + nonce + ":" + clientNonce);
    }
    String asked = hash(method + ":" + target);
    String middle = qop.isEmpty() ? nonce : String.join(":", nonce, uses, clientNonce, qop);
    var header =
        new StringBuilder("Digest username=\"")
            .append(quoted(login.user()))
            .append("\", realm=\"")
            .append(quoted(challenge.realm()))
            .append("\", nonce=\"")
            .append(quoted(nonce))
            .append("\", uri=\"")
            .append(target)
            .append("\", response=\"")
            .append(hash(secret + ":" + middle + ":" + asked))
            .append('"');
    if (!algorithm.isEmpty()) {
      header.append(", algorithm=").append(algorithm);
    }
    if (given.containsKey("opaque")) {
      header.append(", opaque=\"").append(quoted(given.getOrDefault("opaque", ""))).append('"');
    }
    if (!qop.isEmpty()) {
      header.append(", qop=auth, nc=").append(uses);
      header.append(", cnonce=\"").append(clientNonce).append('"');
    }
    return header.toString();
  }

  private static String quoted(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private String hash(String text) {
    try {
      String name = ALGORITHMS.getOrDefault(base(challenge), "MD5");
      byte[] digest = MessageDigest.getInstance(name).digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("bug: every Java has this digest", e);
    }
  }
}
