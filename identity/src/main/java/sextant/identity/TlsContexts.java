package sextant.identity;

import java.security.GeneralSecurityException;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;

/** TLS and DTLS contexts with our keys and our way to judge the other end. */
public final class TlsContexts {
  private TlsContexts() {}

  /** TLS runs over a stream, DTLS over datagrams. */
  public enum Protocol {
    TLS,
    DTLS
  }

  /**
   * For one connection to a server.
   *
   * @param own what we show when the server asks for a certificate; empty to show none
   */
  public static SSLContext client(
      Protocol protocol, PeerVerifier server, Optional<Credentials> own) {
    return context(protocol, server, own);
  }

  /**
   * For all connections of a server.
   *
   * @param clients judges the certificates of those clients that show one; whether they are asked
   *     is the engine's setting ({@code setWantClientAuth}, {@code setNeedClientAuth})
   */
  public static SSLContext server(Protocol protocol, Credentials own, PeerVerifier clients) {
    return context(protocol, clients, Optional.of(own));
  }

  private static SSLContext context(
      Protocol protocol, PeerVerifier peers, Optional<Credentials> own) {
    KeyManager[] keys =
        own.map(credentials -> new KeyManager[] {new OneKey(credentials)})
            .orElse(new KeyManager[0]);
    try {
      SSLContext context = SSLContext.getInstance(protocol.name());
      context.init(keys, new TrustManager[] {new VerifyingTrust(peers)}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("bug: every Java has " + protocol, e);
    }
  }
}
