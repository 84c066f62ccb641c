package sextant.identity;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;
import sextant.words.FailureException;

/** Whom to believe at the other end of a TLS connection. */
public sealed interface PeerTrust {
  /** The authorities of Java and of the system; the certificate must name the host. */
  record SystemRoots() implements PeerTrust {}

  /** These authorities only ({@code --ca FILE}); the certificate must name the host. */
  record Authorities(List<X509Certificate> roots) implements PeerTrust {
    /** Keeps a copy. */
    public Authorities {
      roots = List.copyOf(roots);
    }

    /** Reads the authorities of a PEM file. */
    public static Authorities load(Path file) throws FailureException {
      return new Authorities(PemFile.certificates(file));
    }
  }

  /** Exactly these certificates, whatever they say ({@code --pin FINGERPRINT}). */
  record Pinned(Set<Fingerprint> allowed) implements PeerTrust {
    /** Keeps a copy. */
    public Pinned {
      allowed = Set.copyOf(allowed);
    }
  }

  /** Anybody ({@code --insecure}): secret on the wire, but from whom is not known. */
  record Anyone() implements PeerTrust {}

  /**
   * Any device with a sound certificate of its own: self-signed and valid today. Who it is, the
   * caller decides by the fingerprint after the handshake, before it says anything.
   */
  record AnyDevice() implements PeerTrust {}

  /** Who is vouched for by the system, else who was here before; a changed certificate is alarm. */
  record FirstUse(KnownPeers known) implements PeerTrust {}

  /** Why a certificate was believed. */
  enum Verdict {
    /** An authority vouches for it and for the name. */
    VERIFIED,
    /** It is one of the pinned. */
    PINNED,
    /** It is the one this name had before. */
    KNOWN,
    /** This name was never met; the certificate is remembered from now on. */
    FIRST_MET,
    /** Nobody looked. */
    UNCHECKED
  }
}
