package sextant.web;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import sextant.identity.Fingerprint;
import sextant.identity.PeerTrust;

/**
 * Servers whose certificate a person accepted in spite of the warning: this certificate, for this
 * host and port, until the program ends. Never written down.
 */
public final class CertificateExceptions {
  private final Map<String, Fingerprint> accepted = new ConcurrentHashMap<>();

  /** Nobody accepted anything yet. */
  public CertificateExceptions() {}

  /** Accepts this certificate for {@code host:port}. */
  public void accept(WebUrl url, X509Certificate certificate) {
    accepted.put(url.hostPort(), Fingerprint.of(certificate));
  }

  /** Takes the acceptance back. */
  public void revoke(WebUrl url) {
    accepted.remove(url.hostPort());
  }

  /** Whether a person accepted the server's certificate against the warning. */
  public boolean has(WebUrl url) {
    return accepted.containsKey(url.hostPort());
  }

  /** Whom to believe at {@code host:port}: the accepted certificate, else as usual. */
  PeerTrust trust(String hostPort, PeerTrust usual) {
    return Optional.ofNullable(accepted.get(hostPort))
        .<PeerTrust>map(one -> new PeerTrust.Pinned(Set.of(one)))
        .orElse(usual);
  }
}
