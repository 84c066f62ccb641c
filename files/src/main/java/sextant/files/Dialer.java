package sextant.files;

import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLContext;
import sextant.http.HttpClient;
import sextant.identity.Credentials;
import sextant.identity.Fingerprint;
import sextant.identity.PeerTrust;
import sextant.identity.PeerVerifier;
import sextant.identity.TlsContexts;
import sextant.identity.TlsFailure;
import sextant.words.FailureException;

/**
 * Opens connections to one device, always to the same certificate: the one it was found with, or
 * the one it showed first. Close it to cut all of them off.
 */
final class Dialer implements AutoCloseable {
  private static final int CONNECT_MILLIS = 5_000;

  private volatile Target target;
  private final Credentials own;
  private final int connectMillis;
  private final Set<HttpClient> open = ConcurrentHashMap.newKeySet();
  private volatile Optional<Fingerprint> known;
  private volatile boolean isClosed;

  Dialer(Target target, Credentials own) {
    this(target, own, CONNECT_MILLIS);
  }

  Dialer(Target target, Credentials own, int connectMillis) {
    this.connectMillis = connectMillis;
    this.target = target;
    this.own = own;
    this.known = target.pinned();
  }

  /** A new connection. */
  HttpClient dial() throws FailureException {
    try {
      Optional<SSLContext> tls = target.isEncrypted() ? Optional.of(context()) : Optional.empty();
      HttpClient client = HttpClient.connect(target.address(), tls, connectMillis);
      open.add(client);
      if (isClosed) {
        client.close();
      }
      if (known.isEmpty()) {
        known = client.peerCertificate().map(Fingerprint::of);
      }
      return client;
    } catch (IOException e) {
      throw TlsFailure.wrap(e, target.label());
    }
  }

  private SSLContext context() {
    PeerVerifier verifier =
        known
            .map(f -> new PeerVerifier(new PeerTrust.Pinned(Set.of(f)), target.label()))
            .orElseGet(() -> PeerVerifier.ofAnyDevice(target.label()));
    return TlsContexts.client(TlsContexts.Protocol.TLS, verifier, Optional.of(own));
  }

  /** The certificate of the other side, once known. */
  Optional<Fingerprint> fingerprint() {
    return known;
  }

  /** Lets go of a connection. */
  void hangUp(HttpClient client) {
    open.remove(client);
    client.close();
  }

  Target target() {
    return target;
  }

  /** Goes where the device is now; its certificate must still be the same. */
  void follow(SendOrder.Whereabouts where) {
    try {
      Target now = where.now();
      target = new Target(now.address(), target.isEncrypted(), target.pinned(), target.label());
    } catch (FailureException _) { // not found: perhaps it is back where it was
      return;
    }
  }

  @Override
  public void close() {
    isClosed = true;
    open.forEach(HttpClient::close);
    open.clear();
  }
}
