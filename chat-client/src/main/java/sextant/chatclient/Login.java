package sextant.chatclient;

/**
 * An account on a network, for SASL (IRCv3 sasl-3.1).
 *
 * @param mechanism the strongest the person allows; the server must offer it
 * @param account its name
 * @param password empty for {@link Mechanism#EXTERNAL}
 */
public record Login(Mechanism mechanism, String account, String password) {
  /** How the account is proven. */
  public enum Mechanism {
    /** The password itself, inside TLS (RFC 4616). */
    PLAIN("PLAIN"),
    /** The certificate of the connection (RFC 4422, appendix A). */
    EXTERNAL("EXTERNAL"),
    /** A proof that never shows the password, both ways (RFC 7677). */
    SCRAM_SHA_256("SCRAM-SHA-256");

    private final String token;

    Mechanism(String token) {
      this.token = token;
    }

    /** The name on the wire. */
    public String token() {
      return token;
    }
  }

  /** Without the password: this must not reach a log. */
  @Override
  public String toString() {
    return "Login[" + mechanism + " " + account + "]";
  }
}
