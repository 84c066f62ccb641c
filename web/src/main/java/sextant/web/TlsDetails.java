package sextant.web;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * How a connection is encrypted.
 *
 * @param version such as {@code TLSv1.3}
 * @param cipher the cipher suite by its name in the RFCs
 * @param chain the server's certificates, its own first
 */
public record TlsDetails(String version, String cipher, List<X509Certificate> chain) {
  /** Keeps a copy. */
  public TlsDetails {
    chain = List.copyOf(chain);
  }

  /** What a handshake agreed on; a server without a certificate has no chain to show. */
  static TlsDetails of(SSLSession session) {
    List<X509Certificate> chain = List.of();
    try {
      chain =
          Stream.of(session.getPeerCertificates())
              .filter(X509Certificate.class::isInstance)
              .map(X509Certificate.class::cast)
              .toList();
    } catch (SSLPeerUnverifiedException anonymous) {
      // stays empty
    }
    return new TlsDetails(session.getProtocol(), session.getCipherSuite(), chain);
  }
}
