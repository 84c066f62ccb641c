package sextant.talk;

import java.io.IOException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import sextant.identity.CertificateSummary;
import sextant.identity.PeerTrust;

/** Reads from a finished handshake what people want to know about it. */
final class Peering {
  private static final int LONGEST_CHAIN = 10;

  private Peering() {}

  /** What was agreed; a certificate met for the first time is remembered now. */
  static Protection of(TlsEngines.Secured secured) throws IOException {
    SSLSession session = secured.engine().getSession();
    List<X509Certificate> chain = new ArrayList<>();
    try {
      for (Certificate certificate : session.getPeerCertificates()) {
        if (certificate instanceof X509Certificate x509 && chain.size() < LONGEST_CHAIN) {
          chain.add(x509);
        }
      }
    } catch (SSLPeerUnverifiedException _) {
      // it showed none
    }
    Optional<PeerTrust.Verdict> verdict =
        chain.isEmpty()
            ? Optional.empty()
            : Optional.of(secured.verifier().confirm(chain.getFirst()));
    return new Protection(
        session.getProtocol(),
        session.getCipherSuite(),
        chain.stream().map(CertificateSummary::of).toList(),
        verdict);
  }
}
