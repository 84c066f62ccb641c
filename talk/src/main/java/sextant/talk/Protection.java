package sextant.talk;

import java.util.List;
import java.util.Optional;
import sextant.identity.CertificateSummary;
import sextant.identity.PeerTrust;

/**
 * What protects a conversation, as both sides agreed.
 *
 * @param protocol such as {@code TLSv1.3}
 * @param cipherSuite such as {@code TLS_AES_256_GCM_SHA384}
 * @param peerChain the certificates the peer showed, its own first; empty when it showed none
 * @param verdict why the peer's certificate was believed; empty when it showed none
 */
public record Protection(
    String protocol,
    String cipherSuite,
    List<CertificateSummary> peerChain,
    Optional<PeerTrust.Verdict> verdict) {
  /** Keeps a copy of the chain. */
  public Protection {
    peerChain = List.copyOf(peerChain);
  }

  /** Protocol and cipher suite on one line. */
  public String text() {
    return protocol + " " + cipherSuite;
  }
}
