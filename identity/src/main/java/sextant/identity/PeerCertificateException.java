package sextant.identity;

import java.security.cert.CertificateException;
import sextant.words.Failure;

/** A peer's certificate is refused; carries the reason out through the TLS engine. */
final class PeerCertificateException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final transient Failure failure;

  PeerCertificateException(Failure failure) {
    super(failure.toString());
    this.failure = failure;
  }

  Failure failure() {
    return failure;
  }
}
