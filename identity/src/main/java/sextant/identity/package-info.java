/**
 * Who this device is and whom it believes: the key and self-signed certificate made on first use,
 * fingerprints in hex and words, peers remembered from the first meeting, TLS contexts of all that,
 * and the folder where such things are kept.
 *
 * <pre>{@code
 * Credentials own = DeviceIdentity.open(StateDirectory.ofThisUser());
 * var server = new PeerVerifier(new PeerTrust.SystemRoots(), "example.org:443");
 * SSLContext context = TlsContexts.client(Protocol.TLS, server, Optional.empty());
 * }</pre>
 *
 * <p>Not here: sockets and handshakes (each instrument drives its own {@code SSLEngine}).
 */
@NullMarked
package sextant.identity;

import org.jspecify.annotations.NullMarked;
