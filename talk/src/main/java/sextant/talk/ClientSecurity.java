package sextant.talk;

import java.util.Optional;
import sextant.identity.Credentials;
import sextant.identity.PeerTrust;

/**
 * How a client protects a TLS, DTLS or wss conversation.
 *
 * @param trust which servers to believe
 * @param own the certificate to show when the server asks; empty shows none
 * @param serverName the name to ask for (SNI) and to look for in the certificate; empty: the host
 */
public record ClientSecurity(PeerTrust trust, Optional<Credentials> own, String serverName) {
  /** Servers that an authority vouches for; no certificate of our own. */
  public static final ClientSecurity DEFAULT =
      new ClientSecurity(new PeerTrust.SystemRoots(), Optional.empty(), "");

  /** Believes by another rule. */
  public ClientSecurity withTrust(PeerTrust other) {
    return new ClientSecurity(other, own, serverName);
  }
}
