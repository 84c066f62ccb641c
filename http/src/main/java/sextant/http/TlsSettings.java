package sextant.http;

import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;

/** How our TLS connections are set up. */
final class TlsSettings {
  // 128 bits first: faster by a tenth, and what protects the rest of the connection is no longer
  private static final List<String> SUITES =
      List.of(
          "TLS_AES_128_GCM_SHA256",
          "TLS_AES_256_GCM_SHA384",
          "TLS_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

  private TlsSettings() {}

  /** An engine for the server's side: clients are asked for a certificate, need not have one. */
  static SSLEngine server(SSLContext context) {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = parameters(engine);
    parameters.setUseCipherSuitesOrder(true);
    parameters.setWantClientAuth(true);
    engine.setSSLParameters(parameters);
    return engine;
  }

  static SSLEngine client(SSLContext context, String host, int port) {
    SSLEngine engine = context.createSSLEngine(host, port);
    engine.setUseClientMode(true);
    engine.setSSLParameters(parameters(engine));
    return engine;
  }

  private static SSLParameters parameters(SSLEngine engine) {
    List<String> known = Arrays.asList(engine.getSupportedCipherSuites());
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setCipherSuites(SUITES.stream().filter(known::contains).toArray(String[]::new));
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    return parameters;
  }
}
