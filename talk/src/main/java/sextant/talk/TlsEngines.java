package sextant.talk;

import java.util.List;
import java.util.Optional;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import sextant.identity.Credentials;
import sextant.identity.PeerVerifier;
import sextant.identity.TlsContexts;

/** Makes TLS and DTLS engines by the options of client and server. */
final class TlsEngines {
  private TlsEngines() {}

  /** An engine with the one who judges its peer. */
  record Secured(SSLEngine engine, PeerVerifier verifier) {}

  /** For one connection of a client. */
  static Secured client(
      TlsContexts.Protocol protocol, Address.Inet address, ClientSecurity security) {
    String host = security.serverName().isEmpty() ? address.host() : security.serverName();
    var verifier = new PeerVerifier(security.trust(), host + ":" + address.port());
    SSLContext context = TlsContexts.client(protocol, verifier, security.own());
    SSLEngine engine = context.createSSLEngine(host, address.port());
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    serverName(host).ifPresent(name -> parameters.setServerNames(List.of(name)));
    engine.setSSLParameters(parameters);
    return new Secured(engine, verifier);
  }

  private static Optional<SNIHostName> serverName(String host) {
    boolean numeric = host.indexOf(':') >= 0 || host.matches("[0-9.]+");
    try { // RFC 6066, 3: addresses are not permitted
      return numeric ? Optional.empty() : Optional.of(new SNIHostName(host));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Does the computing that an engine has put off, in this thread. */
  static void runTasks(SSLEngine engine) {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /** What makes the engines of a server. */
  static ServerSide server(TlsContexts.Protocol protocol, ServerSecurity security) {
    Credentials own =
        security
            .own()
            .orElseThrow(() -> new IllegalArgumentException("a TLS server without credentials"));
    return new ServerSide(protocol, own, security);
  }

  /** One context for the connections of a server, or one per connection. */
  static final class ServerSide {
    private final TlsContexts.Protocol protocol;
    private final Credentials own;
    private final ServerSecurity security;
    private final PeerVerifier verifier;
    private final SSLContext shared;

    private ServerSide(TlsContexts.Protocol protocol, Credentials own, ServerSecurity security) {
      this.protocol = protocol;
      this.own = own;
      this.security = security;
      this.verifier = new PeerVerifier(security.trust(), "client");
      this.shared = TlsContexts.server(protocol, own, verifier);
    }

    /** An engine that resumes sessions of others of this server. */
    Secured engine() {
      return new Secured(prepared(shared), verifier);
    }

    /**
     * An engine with secrets of its own. Java's DTLS cookie does not contain the client's address;
     * with a secret per client a cookie is worth nothing to another.
     */
    Secured isolatedEngine() {
      return new Secured(prepared(TlsContexts.server(protocol, own, verifier)), verifier);
    }

    private SSLEngine prepared(SSLContext context) {
      SSLEngine engine = context.createSSLEngine();
      engine.setUseClientMode(false);
      switch (security.clients()) {
        case IGNORED -> {}
        case WANTED -> engine.setWantClientAuth(true);
        case REQUIRED -> engine.setNeedClientAuth(true);
      }
      return engine;
    }
  }
}
