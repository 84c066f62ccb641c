package sextant.identity;

import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import sextant.words.Failure;
import sextant.words.Failure.Kind;
import sextant.words.FailureException;

/**
 * Judges the certificate of one peer by a {@link PeerTrust}; one per connection, except on a
 * server, where one judges all clients.
 *
 * <p>{@link #check} runs inside the handshake and remembers nothing on disk; {@link #confirm} after
 * it, when the peer has proven that it owns the key.
 */
public final class PeerVerifier {
  private final PeerTrust trust;
  private final String name;
  private volatile boolean vouchedFor;

  /**
   * Judges for a peer.
   *
   * @param name what people call it, {@code host:port} for a server: used in messages and as the
   *     key of trust on first use
   */
  public PeerVerifier(PeerTrust trust, String name) {
    this.trust = trust;
    this.name = name;
  }

  /** What a server needs who lets everybody in, with or without a certificate. */
  public static PeerVerifier ofAnyClient() {
    return new PeerVerifier(new PeerTrust.Anyone(), "client");
  }

  /** Judges devices by their own certificates; see {@link PeerTrust.AnyDevice}. */
  public static PeerVerifier ofAnyDevice(String name) {
    return new PeerVerifier(new PeerTrust.AnyDevice(), name);
  }

  /** Returns when the server's certificate may be used, else throws with the reason. */
  void check(X509Certificate[] chain, String keyExchange, SSLEngine engine)
      throws CertificateException {
    check(chain, keyExchange, manager -> manager.checkServerTrusted(chain, keyExchange, engine));
  }

  /** The same for a connection that is a socket. */
  void check(X509Certificate[] chain, String keyExchange, Socket socket)
      throws CertificateException {
    check(chain, keyExchange, manager -> manager.checkServerTrusted(chain, keyExchange, socket));
  }

  private void check(X509Certificate[] chain, String keyExchange, AuthorityCheck.Question question)
      throws CertificateException {
    X509Certificate leaf = chain[0];
    switch (trust) {
      case PeerTrust.Anyone _ -> {}
      case PeerTrust.AnyDevice _ -> checkOwn(leaf);
      case PeerTrust.Pinned pinned -> checkPinned(pinned, leaf);
      case PeerTrust.SystemRoots _ ->
          AuthorityCheck.ofSystem(name).server(chain, keyExchange, question);
      case PeerTrust.Authorities own ->
          AuthorityCheck.of(own.roots(), name).server(chain, keyExchange, question);
      case PeerTrust.FirstUse first -> {
        vouchedFor = isVouchedFor(chain, keyExchange, question);
        if (!vouchedFor) {
          checkMeeting(first.known(), Fingerprint.of(leaf));
        }
      }
    }
  }

  /** Returns when a client's certificate may be used; its name is nobody's business. */
  void checkClient(X509Certificate[] chain, String keyExchange) throws CertificateException {
    switch (trust) {
      case PeerTrust.Anyone _ -> {}
      case PeerTrust.AnyDevice _ -> checkOwn(chain[0]);
      case PeerTrust.Pinned pinned -> checkPinned(pinned, chain[0]);
      case PeerTrust.SystemRoots _ -> AuthorityCheck.ofSystem(name).client(chain, keyExchange);
      case PeerTrust.Authorities own ->
          AuthorityCheck.of(own.roots(), name).client(chain, keyExchange);
      case PeerTrust.FirstUse first -> checkMeeting(first.known(), Fingerprint.of(chain[0]));
    }
  }

  /**
   * Says why the certificate was believed, after a handshake that passed; remembers a first
   * meeting.
   */
  public PeerTrust.Verdict confirm(X509Certificate leaf) throws FailureException {
    return switch (trust) {
      case PeerTrust.Anyone _ -> PeerTrust.Verdict.UNCHECKED;
      case PeerTrust.AnyDevice _ -> PeerTrust.Verdict.UNCHECKED;
      case PeerTrust.Pinned _ -> PeerTrust.Verdict.PINNED;
      case PeerTrust.SystemRoots _ -> PeerTrust.Verdict.VERIFIED;
      case PeerTrust.Authorities _ -> PeerTrust.Verdict.VERIFIED;
      case PeerTrust.FirstUse _ when vouchedFor -> PeerTrust.Verdict.VERIFIED;
      case PeerTrust.FirstUse first -> remember(first.known(), Fingerprint.of(leaf));
    };
  }

  private PeerTrust.Verdict remember(KnownPeers known, Fingerprint fingerprint)
      throws FailureException {
    if (known.meet(name, fingerprint) == KnownPeers.Meeting.KNOWN) {
      return PeerTrust.Verdict.KNOWN;
    }
    if (!known.remember(name, fingerprint)) { // another process met another one just now
      throw new FailureException(changed(known, fingerprint));
    }
    return PeerTrust.Verdict.FIRST_MET;
  }

  private void checkPinned(PeerTrust.Pinned pinned, X509Certificate leaf)
      throws PeerCertificateException {
    Fingerprint actual = Fingerprint.of(leaf);
    if (!pinned.allowed().contains(actual)) {
      throw new PeerCertificateException(
          new Failure(Kind.CERTIFICATE_NOT_PINNED, name, actual.withColons()));
    }
  }

  private void checkOwn(X509Certificate leaf) throws PeerCertificateException {
    try {
      leaf.checkValidity();
      leaf.verify(leaf.getPublicKey());
    } catch (GeneralSecurityException e) {
      throw new PeerCertificateException(
          new Failure(Kind.CERTIFICATE_UNTRUSTED, name, String.valueOf(e.getMessage())));
    }
  }

  private boolean isVouchedFor(
      X509Certificate[] chain, String keyExchange, AuthorityCheck.Question question) {
    try {
      AuthorityCheck.ofSystem(name).server(chain, keyExchange, question);
      return true;
    } catch (CertificateException _) {
      return false;
    }
  }

  private void checkMeeting(KnownPeers known, Fingerprint actual) throws PeerCertificateException {
    try {
      if (known.meet(name, actual) == KnownPeers.Meeting.CHANGED) {
        throw new PeerCertificateException(changed(known, actual));
      }
    } catch (FailureException e) {
      throw new PeerCertificateException(e.failure());
    }
  }

  private Failure changed(KnownPeers known, Fingerprint actual) throws FailureException {
    String before = known.find(name).map(peer -> peer.fingerprint().withColons()).orElse("?");
    return new Failure(Kind.CERTIFICATE_CHANGED, name, before + " → " + actual.withColons());
  }
}
