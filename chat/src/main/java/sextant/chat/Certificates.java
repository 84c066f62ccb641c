package sextant.chat;

import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import sextant.chat.net.Endpoint;
import sextant.identity.Credentials;
import sextant.identity.DeviceIdentity;
import sextant.identity.PeerVerifier;
import sextant.identity.StateDirectory;
import sextant.identity.TlsContexts;

/**
 * The certificate of a listener. Files are read again when one of them has changed; while they
 * cannot be read (they may be half written), the old certificate stays.
 */
final class Certificates implements Endpoint.Tls {
  private static final System.Logger LOG = System.getLogger("sextant.chat");
  private static final long LOOK_NANOS = 1_000_000_000L;

  private final StateDirectory state;
  private final ChatConfig.Listener listener;
  private long stamp;
  private long lookedNanos;
  private SSLContext context;

  Certificates(StateDirectory state, ChatConfig.Listener listener) throws IOException {
    this.state = state;
    this.listener = listener;
    this.stamp = stampNow();
    this.lookedNanos = System.nanoTime();
    this.context = load();
  }

  private SSLContext load() throws IOException {
    Credentials own =
        listener.certificate().isPresent()
            ? Credentials.load(listener.certificate().get(), listener.key())
            : DeviceIdentity.open(state);
    return TlsContexts.server(TlsContexts.Protocol.TLS, own, PeerVerifier.ofAnyClient());
  }

  private long stampNow() {
    try {
      long sum = 0;
      for (Path file : listener.certificate().stream().toList()) {
        sum += Files.getLastModifiedTime(file).toMillis();
      }
      for (Path file : listener.key().stream().toList()) {
        sum += 31 * Files.getLastModifiedTime(file).toMillis();
      }
      return sum;
    } catch (IOException e) {
      return stamp; // being replaced this very moment
    }
  }

  /** The context of the next connection; looks at the files at most once a second. */
  @Override
  public SSLContext context() {
    long now = System.nanoTime();
    if (now - lookedNanos > LOOK_NANOS) {
      lookedNanos = now;
      reload();
    }
    return context;
  }

  /** Reads the files again if they have changed. */
  void reload() {
    long now = stampNow();
    if (now != stamp) {
      try {
        context = load();
        stamp = now;
      } catch (IOException e) {
        LOG.log(Level.WARNING, "certificate: {0}; the old one stays", e.getMessage());
      }
    }
  }
}
