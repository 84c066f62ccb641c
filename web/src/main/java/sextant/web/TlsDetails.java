package sextant.web;

import java.security.cert.X509Certificate;
import java.util.List;

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
}
