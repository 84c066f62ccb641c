package sextant.web;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;

/** Carries the chain that was refused out of the handshake; the cause says why. */
final class RefusedCertificateException extends CertificateException {
  private static final long serialVersionUID = 1L;

  private final transient List<X509Certificate> chain;

  RefusedCertificateException(X509Certificate[] chain, CertificateException why) {
    super(why.getMessage(), why);
    this.chain = List.of(chain);
  }

  List<X509Certificate> chain() {
    return chain;
  }
}
