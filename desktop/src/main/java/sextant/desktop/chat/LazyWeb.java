package sextant.desktop.chat;

import org.jspecify.annotations.Nullable;
import sextant.web.WebClient;
import sextant.web.WebOptions;
import sextant.web.WebProfile;

/** A client for pictures and files that remembers nothing; made when it is used first. */
final class LazyWeb implements AutoCloseable {
  private @Nullable WebClient client; // guarded by this

  /** The client; blocks while it is made. */
  synchronized WebClient client() {
    WebClient known = client;
    if (known == null) {
      known = WebClient.open(WebProfile.inMemory(), WebOptions.ofBrowser(System.getenv()));
      client = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.close();
      client = null;
    }
  }
}
