package sextant.identity;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.generators.SCrypt;
import org.bouncycastle.math.ec.ECPoint;

/**
 * One side of SPAKE2 with P-256, SHA-256, HKDF and HMAC (RFC 9382): two sides that know the same
 * short secret agree on keys, and whoever does not know it learns nothing but whether one guess was
 * right. Use one object for one exchange.
 */
final class Spake2 {
  private static final X9ECParameters CURVE = CustomNamedCurves.getByName("P-256");
  private static final ECPoint M =
      point("02886e2f97ace46e55ba9dd7242579f2993b64e16ef3dcab95afd497333d8fa12f");
  private static final ECPoint N =
      point("03d8bbd6c639c62937b04d997f38c3770719c629d7014d49a24b4f98baa1292b49");
  private static final int HALF = 16;
  private static final int SCALAR = 32;
  private static final int SHARE = 65;
  private static final int UNCOMPRESSED = 4;

  private final Role role;
  private final BigInteger secret;
  private final BigInteger own;
  private final byte[] share;

  /** Who began: the RFC's A and B. */
  enum Role {
    BEGINNER,
    ANSWERER
  }

  /** What both sides share in the end, and what each must show to prove that it knew the secret. */
  static final class Keys {
    private final byte[] encryption;
    private final byte[] ownProof;
    private final byte[] otherProof;

    private Keys(byte[] encryption, byte[] ownProof, byte[] otherProof) {
      this.encryption = encryption;
      this.ownProof = ownProof;
      this.otherProof = otherProof;
    }

    byte[] encryption() {
      return encryption.clone();
    }

    /** What this side sends. */
    byte[] ownProof() {
      return ownProof.clone();
    }

    /** Whether the other side knew the secret, in constant time. */
    boolean isProof(byte[] shown) {
      return MessageDigest.isEqual(otherProof, shown);
    }
  }

  /** Names of both sides and what the exchange is bound to (RFC 9382, section 3.3). */
  static final class Setting {
    private final byte[] beginner;
    private final byte[] answerer;
    private final byte[] boundTo;

    Setting(byte[] beginner, byte[] answerer, byte[] boundTo) {
      this.beginner = beginner.clone();
      this.answerer = answerer.clone();
      this.boundTo = boundTo.clone();
    }
  }

  private Spake2(Role role, BigInteger secret, BigInteger own) {
    this.role = role;
    this.secret = secret;
    this.own = own;
    ECPoint blind = role == Role.BEGINNER ? M : N;
    ECPoint sum = blind.multiply(secret).add(CURVE.getG().multiply(own));
    this.share = sum.normalize().getEncoded(false);
  }

  /** Begins an exchange about a secret as people type it. */
  static Spake2 of(Role role, String code, SecureRandom random) {
    byte[] salt = "sextant pairing 1".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    byte[] bits = code.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    byte[] stretched = SCrypt.generate(bits, salt, 1 << 14, 8, 1, 2 * SCALAR);
    BigInteger secret = new BigInteger(1, stretched).mod(CURVE.getN());
    BigInteger own;
    do {
      own = new BigInteger(CURVE.getN().bitLength(), random);
    } while (own.signum() == 0 || own.compareTo(CURVE.getN()) >= 0);
    return new Spake2(role, secret, own);
  }

  /** The RFC's test vectors give both numbers. */
  static Spake2 of(Role role, BigInteger secret, BigInteger own) {
    return new Spake2(role, secret, own);
  }

  private static ECPoint point(String hex) {
    return CURVE.getCurve().decodePoint(HexFormat.of().parseHex(hex));
  }

  /** What goes to the other side: 65 bytes, an uncompressed point. */
  byte[] share() {
    return share.clone();
  }

  /**
   * Takes the other side's share.
   *
   * @throws GeneralSecurityException when it is no point of the curve, or gives away nothing secret
   */
  Keys finish(byte[] otherShare, Setting setting) throws GeneralSecurityException {
    ECPoint other;
    if (otherShare.length != SHARE || otherShare[0] != UNCOMPRESSED) {
      throw new GeneralSecurityException("not an uncompressed point");
    }
    try {
      other = CURVE.getCurve().decodePoint(otherShare);
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("not a point of P-256", e);
    }
    ECPoint blind = role == Role.BEGINNER ? N : M;
    ECPoint shared = other.subtract(blind.multiply(secret)).multiply(own).normalize();
    if (other.isInfinity() || shared.isInfinity()) {
      throw new GeneralSecurityException("a share without a secret");
    }
    boolean isFirst = role == Role.BEGINNER;
    byte[] transcript =
        transcript(
            setting.beginner,
            setting.answerer,
            isFirst ? share : otherShare,
            isFirst ? otherShare : share,
            shared.getEncoded(false),
            scalar(secret));
    byte[] keys = MessageDigest.getInstance("SHA-256").digest(transcript);
    byte[] confirmation = confirmation(Arrays.copyOfRange(keys, HALF, 2 * HALF), setting);
    byte[] first = proof(Arrays.copyOf(confirmation, HALF), transcript);
    byte[] second = proof(Arrays.copyOfRange(confirmation, HALF, 2 * HALF), transcript);
    byte[] encryption = Arrays.copyOf(keys, HALF);
    return isFirst ? new Keys(encryption, first, second) : new Keys(encryption, second, first);
  }

  private static byte[] transcript(byte[]... parts) {
    var all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      byte[] length =
          ByteBuffer.allocate(Long.BYTES)
              .order(ByteOrder.LITTLE_ENDIAN)
              .putLong(part.length)
              .array();
      all.writeBytes(length);
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] scalar(BigInteger number) {
    byte[] bits = number.toByteArray();
    byte[] fixed = new byte[SCALAR];
    int from = Math.max(0, bits.length - SCALAR);
    System.arraycopy(bits, from, fixed, SCALAR - (bits.length - from), bits.length - from);
    return fixed;
  }

  private static byte[] confirmation(byte[] key, Setting setting) throws GeneralSecurityException {
    var info = new ByteArrayOutputStream();
    info.writeBytes("ConfirmationKeys".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    info.writeBytes(setting.boundTo);
    return KDF.getInstance("HKDF-SHA256")
        .deriveData(
            HKDFParameterSpec.ofExtract().addIKM(key).thenExpand(info.toByteArray(), 2 * HALF));
  }

  private static byte[] proof(byte[] key, byte[] transcript) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(transcript);
  }
}
