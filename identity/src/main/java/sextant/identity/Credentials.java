package sextant.identity;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import sextant.words.Failure;
import sextant.words.FailureException;

/**
 * A private key with the certificate that speaks for it.
 *
 * @param key the private key; never shown, never logged
 * @param chain the certificate of the key first, then those that lead to an authority
 */
public record Credentials(PrivateKey key, List<X509Certificate> chain) {
  /** Keeps a copy of the chain, which has at least the key's own certificate. */
  public Credentials {
    chain = List.copyOf(chain);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a key without a certificate");
    }
  }

  /**
   * Reads PEM files as a certificate authority or openssl gives them.
   *
   * @param certificate the file with the certificate and, after it, its chain
   * @param key the file with the private key (PKCS #8, PKCS #1 or SEC 1), not encrypted; empty when
   *     it stands in the certificate's file
   * @throws FailureException when a file cannot be read, holds something else or the two do not
   *     belong together
   */
  public static Credentials load(Path certificate, Optional<Path> key) throws FailureException {
    Path keyFile = key.orElse(certificate);
    var credentials =
        new Credentials(PemFile.privateKey(keyFile), PemFile.certificates(certificate));
    if (!credentials.belongTogether()) {
      throw new FailureException(
          new Failure(Failure.Kind.KEY_MISMATCH, keyFile.toString(), certificate.toString()));
    }
    return credentials;
  }

  /** The certificate of the key itself. */
  public X509Certificate certificate() {
    return chain.getFirst();
  }

  /** What peers know this key by. */
  public Fingerprint fingerprint() {
    return Fingerprint.of(certificate());
  }

  /** Whether the certificate is for this very key: something the key signs must verify with it. */
  boolean belongTogether() {
    String algorithm =
        switch (key.getAlgorithm()) {
          case "EC" -> "SHA256withECDSA";
          case "RSA" -> "SHA256withRSA";
          default -> key.getAlgorithm();
        };
    byte[] probe = {1, 2, 3};
    PublicKey publicKey = certificate().getPublicKey();
    try {
      Signature signature = Signature.getInstance(algorithm);
      signature.initSign(key);
      signature.update(probe);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(probe);
      return signature.verify(signed);
    } catch (GeneralSecurityException _) { // other algorithm or other curve: not a pair
      return false;
    }
  }

  /** Names the certificate only: a key must not reach a log. */
  @Override
  public String toString() {
    return "Credentials[" + fingerprint().hex() + "]";
  }
}
