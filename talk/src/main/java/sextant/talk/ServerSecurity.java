package sextant.talk;

import java.util.Optional;
import sextant.identity.Credentials;
import sextant.identity.PeerTrust;

/**
 * How a server protects TLS, DTLS and wss conversations.
 *
 * @param own key and certificate; a server of those transports cannot do without
 * @param clients whether clients are asked for a certificate
 * @param trust which certificates of clients to believe
 */
public record ServerSecurity(
    Optional<Credentials> own, ClientCertificates clients, PeerTrust trust) {
  /** Nothing to show: enough for plain transports. */
  public static final ServerSecurity NONE =
      new ServerSecurity(Optional.empty(), ClientCertificates.IGNORED, new PeerTrust.Anyone());

  /** Whether clients have to show a certificate. */
  public enum ClientCertificates {
    /** They are not asked. */
    IGNORED,
    /** They are asked and may have none. */
    WANTED,
    /** Without one there is no conversation. */
    REQUIRED
  }

  /** Shows this certificate and asks clients for none. */
  public static ServerSecurity of(Credentials own) {
    return new ServerSecurity(Optional.of(own), ClientCertificates.IGNORED, new PeerTrust.Anyone());
  }

  /** The same, asking clients for certificates. */
  public ServerSecurity withClients(ClientCertificates wish, PeerTrust whom) {
    return new ServerSecurity(own, wish, whom);
  }
}
